'use strict';
// Okabe and Ito's palette, as in the reports.
const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#999999', '#000000', '#7a5230', '#b3b300'];
const PAUSE = 1000;
const at = id => document.getElementById(id);
const colour = i => COLOURS[i % COLOURS.length];
let version = '';
let runs = [];
let plots = [];
let shape = '';
let zoom = null;

const short = v => v == null ? '' : v === 0 ? '0'
  : Math.abs(v) >= 1e-3 && Math.abs(v) < 1e5 ? String(+v.toPrecision(4)) : v.toExponential(1).replace('.0e', 'e').replace('e+', 'e');
const steps = v => v >= 1e6 ? v / 1e6 + 'M' : v >= 1e4 ? v / 1e3 + 'k' : String(v);

function element(tag, text, mark) {
  const made = document.createElement(tag);
  if (mark) {
    const square = document.createElement('i');
    square.style.background = mark;
    made.append(square);
  }
  made.append(text);
  return made;
}

// Least and greatest of a bucket in turn: no peak is lost.
function lines(low, high, more) {
  return uPlot.join(runs.map(run => {
    const x = [];
    const y = [];
    run.x.forEach((step, i) => {
      x.push(step, step + run.width / 2);
      y.push(run[low][i], run[high][i]);
    });
    return [x, y];
  }).concat(more));
}

function positive(data) {
  return data.slice(1).every(y => y.every(v => v == null || v > 0)) && data.slice(1).some(y => y.some(v => v > 0));
}

const decades = ticks => ticks.map(v => v > 0 && Math.abs(Math.log10(v) - Math.round(Math.log10(v))) < 1e-6 ? v : null);

// The mean of some buckets: what the noise goes around.
function means() {
  return runs.map(run => {
    const each = Math.max(1, Math.ceil(run.x.length / (width() / 6)));
    const x = [];
    const y = [];
    for (let i = 0; i < run.x.length; i += each) {
      const some = run.lossMean.slice(i, i + each).filter(v => v != null);
      x.push(run.x[Math.min(run.x.length - 1, i + Math.floor(each / 2))]);
      y.push(some.length ? some.reduce((a, b) => a + b, 0) / some.length : null);
    }
    return [x, y];
  });
}

const line = (run, i, width, stroke) => ({
  label: run.name, stroke, width, spanGaps: true, points: { show: false },
});

const width = () => at('loss').clientWidth;
const axes = log => [
  { size: 30, values: (u, ticks) => ticks.map(steps), grid: { stroke: '#eee' }, space: 60 },
  {
    size: 64, values: (u, ticks) => ticks.map(short), space: log ? 24 : 40,
    grid: { stroke: '#eee', filter: (u, ticks) => log ? decades(ticks) : ticks },
    ticks: { filter: (u, ticks) => log ? decades(ticks) : ticks },
  },
];

function chart(id, data, log, series, more) {
  return new uPlot({
    width: width(),
    height: width() < 600 ? 200 : 240,
    cursor: { sync: { key: 'ae' }, points: { show: false } },
    scales: { x: { time: false }, y: { distr: log ? 3 : 1 } },
    axes: axes(log),
    series: [{}].concat(series),
    ...more,
  }, data, at(id));
}

// What was dragged over stays in view when the next steps come; a double click shows all again.
function keepZoom(u) {
  if (u.select.width > 0) {
    zoom = { min: u.posToVal(u.select.left, 'x'), max: u.posToVal(u.select.left + u.select.width, 'x') };
  }
}

function tell(text) {
  at('why').textContent = text;
}

// Events nearer than a finger share a mark.
function marks(u) {
  u.over.querySelectorAll('.mark').forEach(mark => mark.remove());
  runs.forEach((run, i) => {
    let group = [];
    let begin = -1e9;
    const put = () => {
      if (group.length === 0) return;
      const mark = document.createElement('button');
      const last = group.slice(-3).map(e => e.what + ': ' + e.why).join(' | ');
      const text = run.name + ', ' + (group.length > 3 ? group.length + ' events, the last: ' : '') + last;
      mark.className = 'mark';
      mark.title = text;
      mark.style.left = begin + 'px';
      mark.style.color = colour(i);
      mark.style.bottom = (i * 12) + 'px';
      mark.setAttribute('aria-label', text);
      mark.onmouseenter = mark.onfocus = mark.onclick = () => tell(text);
      u.over.append(mark);
      group = [];
    };
    run.events.forEach(event => {
      const x = u.valToPos(event.step, 'x');
      if (x < 0 || x > u.over.clientWidth) return;
      if (x - begin > 14) {
        put();
        begin = x;
      }
      group.push(event);
    });
    put();
  });
}

// Bars of at least three pixels, each with its sources' sums stacked away from zero.
function bars(run) {
  const names = Object.keys(run.shares);
  const each = Math.max(1, Math.ceil(run.x.length / (width() / 4)));
  const made = [];
  for (let i = 0; i < run.x.length; i += each) {
    const sums = names.map(name => run.shares[name].slice(i, i + each).reduce((a, b) => a + b, 0));
    made.push({
      from: run.x[i], to: i + each < run.x.length ? run.x[i + each] : run.x[i] + run.width * each,
      sums,
      up: sums.reduce((a, b) => a + Math.max(b, 0), 0),
      down: sums.reduce((a, b) => a + Math.min(b, 0), 0),
    });
  }
  return made;
}

function drawBars(u, made) {
  const ctx = u.ctx;
  const y = v => u.valToPos(v, 'y', true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  ctx.clip();
  made.forEach(bar => {
    const left = u.valToPos(bar.from, 'x', true);
    const wide = Math.max(1, u.valToPos(bar.to, 'x', true) - left - 0.5);
    let up = 0;
    let down = 0;
    bar.sums.forEach((share, i) => {
      const base = share > 0 ? up : down;
      ctx.fillStyle = colour(i);
      ctx.fillRect(left, y(Math.max(base, base + share)), wide, Math.abs(y(base + share) - y(base)));
      if (share > 0) up += share; else down += share;
    });
  });
  ctx.restore();
}

// Of some thousand bars the greatest few, as of a first step, would flatten all others.
function reach(values) {
  const sorted = values.slice().sort((a, b) => a - b);
  const most = sorted[Math.floor(0.96 * (sorted.length - 1))] || 0;
  return Math.min(1.1 * sorted[sorted.length - 1], 1.5 * most) || 1e-6;
}

function parts() {
  const run = runs[Math.min(runs.length - 1, Math.max(0, at('which').selectedIndex))];
  at('sources').replaceChildren(...Object.keys(run.shares).map((name, i) => element('li', name, colour(i))));
  const made = bars(run);
  const ends = runs.flatMap(r => r.x.length ? [r.x[0], r.x[r.x.length - 1] + r.width / 2] : []);
  const range = [Math.min(...ends), Math.max(...ends)];
  return new uPlot({
    width: width(),
    height: width() < 600 ? 200 : 240,
    cursor: { sync: { key: 'ae' }, y: false, points: { show: false } },
    scales: { x: { time: false }, y: { range: () => [-reach(made.map(b => -b.down)), reach(made.map(b => b.up))] } },
    axes: axes(false),
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: { drawAxes: [u => drawBars(u, made)], setSelect: [keepZoom] },
  }, [range, [0, 0]], at('parts'));
}

function state() {
  at('state').className = '';
  at('state').textContent = runs.map(run => {
    const says = [run.name + ': step ' + run.steps];
    if (run.width > 1) says.push('a point for ' + run.width + ' steps');
    if (run.dropped) says.push(run.dropped + ' steps not shown');
    if (run.eventsLost) says.push(run.eventsLost + ' earlier events not shown');
    if (run.note) says.push(run.note);
    return says.join(', ');
  }).join('; ') || 'no steps yet';
}

function lists() {
  at('runs').replaceChildren(...runs.map((run, i) => element('li', run.name, colour(i))));
  const names = runs.map(run => run.name).join('\n');
  if (names !== shape) {
    shape = names;
    at('which').replaceChildren(...runs.map(run => element('option', run.name)));
  }
  at('events').replaceChildren(...runs.flatMap((run, i) => run.events.slice(-100).reverse()
    .map(event => element('li', run.name + ', ' + event.what + ': ' + event.why, colour(i)))));
}

function draw() {
  state();
  lists();
  plots.forEach(plot => plot.destroy());
  plots = [];
  if (!runs.some(run => run.x.length)) return;
  const loss = lines('lossLow', 'lossHigh', means());
  const rate = lines('rateLow', 'rateHigh', []);
  plots.push(chart('loss', loss, positive(loss), runs.map((run, i) => line(run, i, 1, colour(i) + '38'))
    .concat(runs.map((run, i) => line(run, i, 2, colour(i)))), {}));
  plots.push(chart('rate', rate, positive(rate), runs.map((run, i) => line(run, i, 1.3, colour(i))), { hooks: { draw: [marks], setSelect: [keepZoom] } }));
  plots.push(parts());
  if (zoom) plots.forEach(plot => plot.setScale('x', zoom));
  document.body.dataset.overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  document.body.dataset.drawn = runs.map(run => run.steps).join(' ');
}

async function look() {
  try {
    const answer = await fetch('/runs?v=' + version);
    if (answer.status === 200) {
      const board = await answer.json();
      version = board.version;
      runs = board.runs;
      draw();
    } else if (at('state').className) {
      state();
    }
  } catch (gone) {
    at('state').className = 'ended';
    at('state').textContent = 'The program has ended or cannot be reached; this is the last it told. (' + gone.message + ')';
  }
  setTimeout(look, PAUSE);
}

at('which').onchange = draw;
addEventListener('dblclick', () => {
  zoom = null;
});
addEventListener('resize', draw);
look();
