#!/usr/bin/env bash
# Measures how plans are delivered: 5,000 clients that poll an unchanged plan, beside nginx serving the same bytes from a
# file, and 500 clients that wait for an edit. Needs wrk and nginx (Debian, Ubuntu: wrk, nginx-light); starts both and a
# hub with a PostgreSQL of its own on loopback, and stops what it started.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
clients="${CLIENTS:-5000}" seconds="${SECONDS_PER_RUN:-15}" port="${PORT:-18080}" nginx_port="${NGINX_PORT:-18081}"
for tool in wrk nginx curl java; do
    command -v "$tool" >/dev/null || { echo "bench: $tool is missing (apt-get install wrk nginx-light curl)" >&2; exit 2; }
done
ulimit -n "$((clients * 2 + 1000))" 2>/dev/null || { echo "bench: allow more open files (ulimit -n), or set CLIENTS" >&2; exit 2; }

work="$(mktemp -d)"
hub_pid="" nginx_pid=""
stop() {
    for pid in $hub_pid $nginx_pid; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT

"$root/kickoff" serve --port "$port" --data "$work/data" >"$work/hub.log" 2>&1 &
hub_pid=$!
hub="http://127.0.0.1:$port"
until curl -sf "$hub/q/health/ready" >/dev/null; do
    kill -0 "$hub_pid" 2>/dev/null || { cat "$work/hub.log" >&2; exit 1; }
    sleep 1
done
operator="$(sed -n 's/^kickoff.access.operator-token=//p' "$work/data/access.properties")"
service="$(sed -n 's/^kickoff.access.service-token=//p' "$work/data/access.properties")"

call() { # method path body [type]
    curl -sf -X "$1" "$hub$2" -H "Authorization: Bearer $operator" -H "Content-Type: ${4:-application/json}" --data-binary "$3" >/dev/null
}
call PUT /v1/signals/requests/regions/eu-west-3 '{"stepSeconds":60,"zone":"Europe/Paris","unit":"requests/min"}'
now="$(date -u +%s)"
{
    echo "timestamp,value"
    for ((at = now / 60 * 60 - 14 * 86400; at < now / 60 * 60; at += 300)); do
        for ((minute = 0; minute < 5; minute++)); do echo "$((at + minute * 60))"; done
    done | awk '{ print strftime("%Y-%m-%dT%H:%M:00Z", $1, 1) "," 3000 + 1000 * sin($1 / 13751) }'
} >"$work/traffic.csv"
call POST /v1/signals/requests/regions/eu-west-3/traffic "@$work/traffic.csv" text/csv
call PUT /v1/services/bench/regions/eu-west-3 '{"service":"bench","region":"eu-west-3","team":"bench","signal":"requests",
    "unit":"instance","tier":"STANDARD","transform":{"kind":"LINEAR","points":[{"signal":100.0,"capacity":1.0}]},
    "leadTime":"PT5M","minCapacity":2,"maxCapacity":4000,"headroomPct":20.0,"targets":["autoscaling-group/bench"]}'
plan="$hub/v1/services/bench/regions/eu-west-3/plan"
for _ in $(seq 120); do
    curl -sf -D "$work/headers" -o "$work/plan" "$plan" -H "Authorization: Bearer $service" && break
    sleep 1
done
tag="$(sed -n 's/^[Ee][Tt]ag: *\(.*\)\r$/\1/p' "$work/headers")"
[ -n "$tag" ] || { echo "bench: there was no plan" >&2; tail -5 "$work/hub.log" >&2; exit 1; }

cat >"$work/nginx.conf" <<EOF
daemon off; worker_processes auto; pid $work/nginx.pid; error_log $work/nginx.log;
events { worker_connections 12000; }
http { access_log off; client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f;
  uwsgi_temp_path $work/u; scgi_temp_path $work/s; keepalive_requests 1000000;
  server { listen 127.0.0.1:$nginx_port backlog=8192; root $work; } }
EOF
nginx -p "$work" -c "$work/nginx.conf" 2>/dev/null &
nginx_pid=$!
chmod 755 "$work"
until file_tag="$(curl -sf -D - -o /dev/null "http://127.0.0.1:$nginx_port/plan" | sed -n 's/^ETag: *\(.*\)\r$/\1/p')"; do sleep 0.2; done

# Every client polls twice in a second or so, as clients do, and not again at once when it has its answer: only then does
# the time of an answer say what a client waits for and not how many others there are.
cat >"$work/paced.lua" <<EOF
function init() math.randomseed(os.time()) end
function delay() return math.random(${POLL_MILLIS_MIN:-300}, ${POLL_MILLIS_MAX:-900}) end
EOF

measure() { # name url header…; PACED=1 for clients that wait between their polls
    local name="$1" url="$2" headers=() paced=() length="$seconds"
    shift 2
    for header in "$@"; do headers+=(-H "$header"); done
    # Longer, so that the half second in which all of them connect at once is not among the slowest hundredth.
    if [ -n "${PACED:-}" ]; then paced=(-s "$work/paced.lua") length="${POLLED_SECONDS:-90}"; fi
    wrk -t1 -c"$clients" -d5s --timeout 10s "${headers[@]}" "$url" >/dev/null
    wrk -t1 -c"$clients" -d"${length}s" --timeout 10s --latency "${paced[@]}" "${headers[@]}" "$url" >"$work/$name"
    awk -v name="$name" '/Requests\/sec/ { rate = $2 } /99%/ { p99 = $2 } /Non-2xx/ { odd = $0 } /Socket errors/ { errors = $0 }
        END { printf "%-12s %10.0f requests/s   p99 %s %s %s\n", name, rate, p99, odd, errors }' "$work/$name"
}
rate() { awk '/Requests\/sec/ { print $2 }' "$work/$1"; }

echo "$clients clients, $(stat -c %s "$work/plan") bytes, $(nproc) cores shared by server, database and wrk; load $(cut -d' ' -f1 /proc/loadavg)"
PACED=1 measure hub-polled "$plan" "Authorization: Bearer $service" "If-None-Match: $tag"
PACED=1 measure nginx-polled "http://127.0.0.1:$nginx_port/plan" "If-None-Match: $file_tag"
measure hub-304 "$plan" "Authorization: Bearer $service" "If-None-Match: $tag"
measure nginx-304 "http://127.0.0.1:$nginx_port/plan" "If-None-Match: $file_tag"
measure hub-200 "$plan" "Authorization: Bearer $service"
measure nginx-200 "http://127.0.0.1:$nginx_port/plan"
awk -v a="$(rate hub-304)" -v b="$(rate nginx-304)" -v c="$(rate hub-200)" -v d="$(rate nginx-200)" \
    'BEGIN { printf "hub / nginx at full speed: unchanged %.2f, sent %.2f (target: polled and unchanged >= 8,000 requests/s, p99 < 50 ms)\n", a / b, c / d }'

java "$root/bench/src/main/java/dev/kickoff/bench/delivery/EditToPlan.java" "$hub" "$operator" 500
