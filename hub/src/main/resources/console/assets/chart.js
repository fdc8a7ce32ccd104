// The chart of an event: panels of lines on one time axis, drawn by uPlot from the numbers of /events/{id}/chart.
const { ORDER, number, element, valueAt, aligned, swatch, say, showTrouble } = window.kickoff;

const REFRESH_MS = 2000;
const STEPPED = uPlot.paths.stepped({ align: 1 });
const LOOKS = {
  p10: { width: 0, hidden: true },
  p90: { width: 0 },
  p99: { colour: 'p99', width: 1.5, dash: [5, 4] },
  median: { colour: 'median', width: 2 },
  actual: { colour: 'actual', width: 2.5 },
  needed: { colour: 'needed', width: 2 },
  expected: { colour: 'needed', width: 1.5, dash: [2, 3] },
  reactive: { colour: 'reactive', width: 1.75, dash: [7, 4] },
  floor: { colour: 'floor', fill: 'floor-fill', width: 2.5 },
  desired: { colour: 'desired', width: 1.5, dash: [2, 3] },
  ready: { colour: 'ready', width: 2 },
  limit: { colour: 'limit', width: 1.5, dash: [1, 3] },
};
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** The colour that a CSS variable means right now: a canvas understands neither var() nor light-dark(). */
function colour(name) {
  const probe = document.body.appendChild(element('span', { hidden: '' }));
  probe.style.color = `var(--chart-${name})`;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

class Chart {
  constructor(root) {
    this.root = root;
    this.card = root.closest('section');
    this.panels = [];
    this.off = new Set();
    this.text = '';
    this.range = null;
    this.near = false;
    this.reading = null;
    this.zoomButtons();
    this.card.querySelector('details').addEventListener('toggle', () => this.table());
    document.addEventListener('kickoff:theme', () => this.build());
    new ResizeObserver(() => this.resize()).observe(root);
    document.addEventListener('visibilitychange', () => this.load());
    setInterval(() => this.load(), REFRESH_MS);
    this.load();
  }

  async load() {
    if (this.loading || document.visibilityState !== 'visible') return;
    this.loading = true;
    try {
      const answer = await fetch(this.root.dataset.chart, { headers: { Accept: 'application/json' } });
      if (answer.status === 401) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      if (text !== this.text) this.show(JSON.parse(text));
      this.text = text;
      this.failed(false);
    } catch {
      this.failed(true);
    } finally {
      this.loading = false;
    }
  }

  failed(is) {
    if (is === this.wasFailed) return;
    this.wasFailed = is;
    showTrouble(is ? 'The chart cannot be refreshed; what you see may be old. Trying again.' : '');
  }

  show(data) {
    const shape = (of) => JSON.stringify(of?.panels.map((p) => [p.id, p.problem, p.unit, p.lines.map((l) => l.role)]) ?? null) + of?.zone;
    const same = shape(data) === shape(this.data);
    this.data = data;
    if (same && this.panels.length) this.update();
    else this.build();
    this.table();
  }

  /** Shown stretch of time: all, what somebody zoomed to, or a window that follows the clock. */
  shown() {
    const { now, from, to } = this.data;
    if (this.near) return [Math.max(from, now - 2700), Math.min(to, now + 5400)];
    return this.range ?? [from, to];
  }

  build() {
    if (!this.data) return;
    for (const panel of this.panels) panel.plot?.destroy();
    const palette = Object.fromEntries([...new Set(Object.values(LOOKS).flatMap((look) => [look.colour, look.fill]).filter(Boolean)),
      'band', 'grid', 'axis', 'now', 'phase', 'phase-other'].map((name) => [name, colour(name)]));
    this.panels = this.data.panels.map((data, index) => this.panel(data, index, palette));
    this.root.replaceChildren(...this.panels.map((panel) => panel.figure));
    for (const panel of this.panels) this.plot(panel, palette);
    this.card.querySelector('[data-zoom]').hidden = false;
    this.card.querySelector('details').hidden = false;
    this.readout();
    this.root.dataset.drawn = String(this.panels.filter((panel) => panel.plot).length);
  }

  panel(data, index, palette) {
    const title = `panel-${index}`;
    const figure = element('figure', { class: 'panel', 'aria-labelledby': title });
    const head = element('figcaption', { class: 'panel-head' }, element('h3', { id: title }, data.title));
    if (data.unit) head.append(element('span', { class: 'unit' }, data.unit));
    figure.append(head);
    if (data.problem) figure.append(element('p', { class: 'callout warn' }, data.problem));
    const panel = { data, figure, palette, index, live: element('p', { class: 'callout', role: 'status' }) };
    this.live(panel);
    figure.append(panel.live);
    if (data.lines.length) {
      panel.legend = this.legend(panel);
      panel.box = element('div', { class: index === 0 ? 'plot tall' : 'plot', tabindex: '0', role: 'group',
        'aria-label': `${data.title}, chart. Left and right arrow keys read values.` });
      panel.box.addEventListener('keydown', (event) => this.key(event));
      figure.append(panel.legend, panel.box);
    } else if (!data.problem) {
      figure.append(element('p', { class: 'soft' }, 'Nothing to draw yet.'));
    }
    if (index === 0) {
      figure.append(element('p', { class: 'hint' }, `Shaded: ${this.data.phases.map((phase) => `${phase.name.replaceAll('-', ' ')} ${this.clock(phase.start)}–${this.clock(phase.end)}`).join(', ')}.`));
    }
    panel.notes = element('p', { class: 'hint' }, data.notes.join(' '));
    if (data.notes.length) figure.append(panel.notes);
    return panel;
  }

  live(panel) {
    panel.live.textContent = panel.data.live ?? '';
    panel.live.hidden = !panel.data.live;
  }

  legend(panel) {
    const list = element('ul', { class: 'legend', 'aria-label': `Lines of ${panel.data.title}` });
    const band = panel.data.lines.some((line) => line.role === 'p10') && panel.data.lines.some((line) => line.role === 'p90');
    for (const line of [...panel.data.lines].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))) {
      if (line.role === 'p10' && band) continue;
      const isBand = line.role === 'p90' && band;
      const key = `${panel.data.id} ${line.role}`;
      const value = element('span', { class: 'value' });
      const button = element('button', { type: 'button', 'aria-pressed': String(!this.off.has(key)) },
        swatch(line.role, isBand), isBand ? 'Likely range (p10–p90)' : line.label, ' ', value);
      button.addEventListener('click', () => {
        if (!this.off.delete(key)) this.off.add(key);
        this.build();
        this.root.querySelectorAll('figure')[panel.index].querySelector(`[data-role="${line.role}"]`)?.focus();
      });
      button.dataset.role = line.role;
      list.append(element('li', {}, button));
    }
    return list;
  }

  plot(panel, palette) {
    if (!panel.box) return;
    const { data } = panel;
    const zone = this.data.zone;
    const hour = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' });
    const axis = { stroke: palette.axis, grid: { stroke: palette.grid, width: 1 }, ticks: { stroke: palette.grid, width: 1, size: 5 }, font: '12px system-ui, sans-serif', labelFont: '12px system-ui, sans-serif' };
    const at = (role) => data.lines.findIndex((line) => line.role === role) + 1;
    const on = (line) => !this.off.has(`${data.id} ${line.role === 'p10' ? 'p90' : line.role}`);
    panel.plot = new uPlot({
      width: panel.box.clientWidth,
      height: panel.box.clientHeight,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
      legend: { show: false },
      padding: [8, 10, 0, 0],
      scales: {
        x: { time: true, range: () => this.shown() },
        y: { range: (_, __, max) => [0, Math.max(1, (max ?? 0) * 1.12)] },
      },
      axes: [
        { ...axis, size: 34, space: 70, values: (_, splits, __, ___, step) => splits.map((s) => {
          const date = new Date(s * 1000);
          const text = hour.format(date);
          return step >= 86400 || text === '00:00' ? day.format(date) : text;
        }) },
        { ...axis, size: 58, label: data.unit, labelSize: 18, labelGap: 0, space: 34, values: (_, splits) => splits.map((v) => (Math.abs(v) >= 10000 ? compact : number).format(v)) },
      ],
      cursor: { sync: { key: 'kickoff-event' }, y: false, drag: { x: true, y: false, setScale: false }, points: { show: false } },
      series: [{}, ...data.lines.map((line) => {
        const look = LOOKS[line.role];
        return {
          label: line.label, show: on(line), width: look.width, dash: look.dash, spanGaps: false,
          stroke: look.colour ? palette[look.colour] : 'transparent',
          fill: look.fill ? palette[look.fill] : undefined,
          paths: line.stepped ? STEPPED : undefined, points: { show: false },
        };
      })],
      bands: at('p10') && at('p90') ? [{ series: [at('p90'), at('p10')], fill: palette.band }] : [],
      hooks: {
        drawClear: [(u) => this.shade(u, palette, panel.index === 0)],
        draw: [(u) => this.nowLine(u, palette, panel.index === 0)],
        setCursor: [(u) => { if (u.cursor.left >= 0) { this.reading = u.posToVal(u.cursor.left, 'x'); this.readout(); } else if (u.cursor.event) { this.reading = null; this.readout(); } }],
        setSelect: [(u) => { if (u.select.width > 8) { this.zoom([u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x')]); } u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false); }],
      },
    }, aligned(data.lines), panel.box);
    panel.box.addEventListener('dblclick', () => this.zoom(null));
  }

  update() {
    this.panels.forEach((panel, index) => {
      panel.data = this.data.panels[index];
      panel.notes.textContent = panel.data.notes.join(' ');
      this.live(panel);
      panel.plot?.setData(aligned(panel.data.lines));
    });
    this.readout();
  }

  resize() {
    for (const { plot, box } of this.panels) {
      if (plot && box.clientWidth && (plot.width !== box.clientWidth || plot.height !== box.clientHeight)) {
        plot.setSize({ width: box.clientWidth, height: box.clientHeight });
      }
    }
  }

  /** Phases behind the lines; their names on the first panel where there is room. */
  shade(u, palette, named) {
    const { ctx, bbox } = u;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    this.data.phases.forEach((phase, index) => {
      const left = u.valToPos(phase.start, 'x', true);
      const width = u.valToPos(phase.end, 'x', true) - left;
      ctx.fillStyle = palette[index % 2 ? 'phase-other' : 'phase'];
      ctx.fillRect(left, bbox.top, width, bbox.height);
      ctx.fillStyle = palette.axis;
      ctx.font = `${11 * ratio}px system-ui, sans-serif`;
      ctx.textBaseline = 'top';
      ctx.textAlign = 'left';
      const name = phase.name.replaceAll('-', ' ');
      const from = Math.max(left, bbox.left);
      const room = Math.min(left + width, bbox.left + bbox.width) - from;
      if (named && ctx.measureText(name).width + 10 * ratio < room) ctx.fillText(name, from + 5 * ratio, bbox.top + 5 * ratio);
    });
    ctx.restore();
  }

  nowLine(u, palette, named) {
    const [from, to] = this.shown();
    if (this.data.now < from || this.data.now > to) return;
    const { ctx, bbox } = u;
    const ratio = devicePixelRatio;
    const x = Math.round(u.valToPos(this.data.now, 'x', true));
    ctx.save();
    ctx.setLineDash([]);
    ctx.strokeStyle = palette.now;
    ctx.lineWidth = 1.5 * ratio;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    if (named) {
      ctx.fillStyle = palette.now;
      ctx.font = `600 ${11 * ratio}px system-ui, sans-serif`;
      ctx.textBaseline = 'top';
      const right = x + 34 * ratio > bbox.left + bbox.width;
      ctx.textAlign = right ? 'right' : 'left';
      ctx.fillText('now', x + (right ? -4 : 4) * ratio, bbox.top + 20 * ratio);
    }
    ctx.restore();
  }

  clock(time) {
    return new Intl.DateTimeFormat('en-GB', { timeZone: this.data.zone, hour: '2-digit', minute: '2-digit' }).format(new Date(time * 1000));
  }

  /** Values in the legends: under the reading line, else now. */
  readout() {
    const { now, from, to } = this.data;
    const around = now >= from && now < to;
    // The step that is still running has no actual traffic yet.
    const time = this.reading ?? (around ? Math.max(from, now - this.data.stepSeconds) : null);
    for (const panel of this.panels) {
      for (const button of panel.legend?.querySelectorAll('button') ?? []) {
        const of = (role) => { const line = panel.data.lines.find((l) => l.role === role); return line && time !== null ? valueAt(line, time) : null; };
        const [low, value] = [of('p10'), of(button.dataset.role)];
        const text = value === null ? '' : number.format(value);
        button.querySelector('.value').textContent = button.dataset.role === 'p90' && low !== null && value !== null ? `${number.format(low)}–${text}` : text;
      }
    }
    this.card.querySelector('.reading').textContent = time === null
      ? 'Point at the chart to read values'
      : `${this.reading === null ? 'Newest values' : 'Values'}, ${this.clock(time)} ${this.data.zoneName}`;
  }

  key(event) {
    const step = this.data.stepSeconds * (event.shiftKey ? 10 : 1);
    const [from, to] = this.shown();
    const current = this.reading ?? Math.min(Math.max(this.data.now, from), to);
    const moves = { ArrowLeft: current - step, ArrowRight: current + step, Home: from, End: to - this.data.stepSeconds };
    if (event.key in moves) {
      event.preventDefault();
      this.read(Math.min(Math.max(moves[event.key], from), to - 1), event.currentTarget);
    } else if (event.key === '+' || event.key === '=') this.zoomBy(0.5);
    else if (event.key === '-') this.zoomBy(2);
    else if (event.key === '0') this.zoom(null);
    else if (event.key === 'Escape') { this.reading = null; this.readout(); }
  }

  read(time, box) {
    const panel = this.panels.find((one) => one.box === box);
    panel.plot.setCursor({ left: panel.plot.valToPos(time, 'x'), top: 10 });
    this.reading = time;
    this.readout();
    clearTimeout(this.saying);
    const words = panel.data.lines.filter((line) => valueAt(line, time) !== null).map((line) => `${line.label} ${number.format(valueAt(line, time))}`);
    this.saying = setTimeout(() => say(`${this.clock(time)}: ${words.join(', ') || 'no values'}`), 250);
  }

  zoomButtons() {
    this.card.querySelector('[data-zoom]').addEventListener('click', (event) => {
      const to = event.target.closest('button')?.dataset.zoomTo;
      if (to === 'all') this.zoom(null);
      else if (to === 'near') { this.near = true; this.zoomed(); }
      else if (to === 'in') this.zoomBy(0.5);
      else if (to === 'out') this.zoomBy(2);
    });
  }

  zoomBy(factor) {
    const [from, to] = this.shown();
    const middle = this.reading ?? (this.data.now > from && this.data.now < to ? this.data.now : (from + to) / 2);
    const half = Math.max(((to - from) * factor) / 2, this.data.stepSeconds * 5);
    this.zoom([Math.max(this.data.from, middle - half), Math.min(this.data.to, middle + half)]);
  }

  zoom(range) {
    this.range = range && range[1] - range[0] < this.data.to - this.data.from - 1 ? range : null;
    this.near = false;
    this.zoomed();
  }

  zoomed() {
    for (const button of this.card.querySelectorAll('[data-zoom] [aria-pressed]')) {
      button.setAttribute('aria-pressed', String(button.dataset.zoomTo === 'near' ? this.near : !this.near && !this.range));
    }
    const [min, max] = this.shown();
    for (const { plot } of this.panels) plot?.setScale('x', { min, max });
  }

  /** Every quarter of an hour as a row, made only while somebody looks at it. */
  table() {
    const details = this.card.querySelector('details');
    if (!details.open || !this.data) return;
    const step = Math.max(900, this.data.stepSeconds);
    const lines = this.data.panels.flatMap((panel) => panel.lines.map((line) => ({ panel, line })));
    const head = element('tr', {}, element('th', { scope: 'col' }, `Time (${this.data.zoneName})`),
      ...lines.map(({ panel, line }) => element('th', { scope: 'col', class: 'number' }, `${panel.title.replace('Traffic: ', '')}: ${line.label}`)));
    const body = element('tbody');
    for (let time = Math.ceil(this.data.from / step) * step; time < this.data.to; time += step) {
      body.append(element('tr', time <= this.data.now && this.data.now < time + step ? { class: 'now' } : {},
        element('th', { scope: 'row' }, this.clock(time)),
        ...lines.map(({ line }) => { const value = valueAt(line, time); return element('td', { class: 'number' }, value === null ? '' : number.format(value)); })));
    }
    details.querySelector('div').replaceChildren(element('table', {}, element('caption', { class: 'hidden' }, 'Values of the chart'), element('thead', {}, head), body));
  }
}

for (const root of document.querySelectorAll('[data-chart]')) new Chart(root);
