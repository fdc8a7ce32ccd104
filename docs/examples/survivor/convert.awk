# Makes traffic.csv and events.csv of survivoR's table of episodes:
#   TZ=UTC awk -f convert.awk episodes.csv
# with the columns season,episode,airdate,label,length_minutes,us_live_viewers. README.md says what stands for what.
# Needs mktime and strftime (GNU awk, mawk, busybox).

function seconds(date,  p) {
  split(date, p, "-")
  return mktime(p[1] " " p[2] " " p[3] " 00 00 00")
}

function iso(at) {
  return strftime("%Y-%m-%dT%H:%M:%SZ", at)
}

# The slot of an evening: programme and advertisements, in half hours; 44 minutes of programme fill an hour.
function slot(minutes,  halves) {
  halves = int(minutes * 60 / 44 / 30 + 0.5)
  return (halves < 2 ? 2 : halves) * 1800
}

BEGIN {
  FS = ","
  rank["recap"] = 1; rank["reunion"] = 1; rank["regular"] = 2; rank["premiere"] = 3; rank["finale"] = 4
}

NR > 1 {
  date = $3
  stage = $2 == 1 ? "premiere" : $4 == "Finale" ? "finale" : $4 == "Recap" ? "recap" : $4 == "Reunion" ? "reunion" : "regular"
  if (!(date in season)) { dates[++n] = date; season[date] = $1; viewers[date] = -1; best[date] = stage }
  if (rank[stage] > rank[best[date]]) best[date] = stage
  length_of[date] += $5
  if ($6 != "" && $6 > viewers[date]) viewers[date] = $6
}

END {
  print "timestamp,value" > "traffic.csv"
  print "id,name,category,start,end,expected_audience,known_at,stage,season" > "events.csv"
  for (i = 1; i <= n; i++) {
    date = dates[i]; day = seconds(date)
    if (i == 1 || day < first) first = day
    if (i == 1 || day > last) last = day
    value[day] = viewers[date]
    start = day + 20 * 3600
    printf "survivor-%s,Survivor season %d (%s),tv-episode,%s,%s,,%s,%s,%d\n", date, season[date], best[date], iso(start), \
      iso(start + slot(length_of[date])), iso(day - 30 * 86400), best[date], season[date] > "events.csv"
  }
  for (day = first; day <= last; day += 86400) {
    if (!(day in value)) printf "%s,0\n", iso(day) > "traffic.csv"
    else if (value[day] >= 0) printf "%s,%d\n", iso(day), value[day] > "traffic.csv"
  }
}
