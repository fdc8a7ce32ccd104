// What the lines of a chart are made of: values at a time, words, and marks for the legend.
const ORDER = ['actual', 'median', 'p90', 'p10', 'p99', 'floor', 'ready', 'desired', 'needed', 'expected', 'reactive', 'limit'];
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const number = { format: (value) => (Math.abs(value) >= 100 ? whole : tenths).format(value) };

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function times(line) {
  return line.x ?? line.y.map((_, i) => line.from + i * line.step);
}

/** Value of a line at a time, null where it has none. */
function valueAt(line, time) {
  let index;
  if (line.x) {
    index = line.x.findLastIndex((x) => x <= time);
    if (index === line.x.length - 1 && time > line.x[index] && line.role === 'floor') return null;
  } else {
    index = Math.floor((time - line.from) / line.step);
  }
  return line.y[index] ?? null;
}

/** Lines with different times on one axis, as uPlot wants them; undefined means: go on to the next value. */
function aligned(lines) {
  return lines.length ? uPlot.join(lines.map((line) => [times(line), line.y])) : [[]];
}

function swatch(role, isBand) {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', `swatch ${isBand ? 'band' : role}`);
  svg.setAttribute('viewBox', '0 0 22 12');
  svg.setAttribute('aria-hidden', 'true');
  const mark = document.createElementNS(namespace, isBand ? 'rect' : 'line');
  const attributes = isBand ? { width: 22, height: 12, rx: 2 } : { x1: 0, x2: 22, y1: 6, y2: 6 };
  for (const [key, value] of Object.entries(attributes)) mark.setAttribute(key, value);
  svg.append(mark);
  return svg;
}

window.kickoff = { ...window.kickoff, ORDER, number, element, valueAt, aligned, swatch };
