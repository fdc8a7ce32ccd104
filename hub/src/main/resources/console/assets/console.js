// What every page does: keys, dialogs, theme without a reload, ticks for live parts, and saying so when the hub is away.
const body = document.body;
const status = document.getElementById('status');
const trouble = document.getElementById('trouble');

/** Says something to people who listen to the page instead of looking at it. */
function say(text) {
  status.textContent = text;
}

function showTrouble(text) {
  if (trouble.textContent === text && !trouble.hidden) return;
  trouble.textContent = text;
  trouble.hidden = !text;
}

window.kickoff = { say, showTrouble };

// The browser's zone, for the switch position "mine". Reload once if the page was made without knowing it.
const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
const known = `kickoff-zone=${zone}`;
if (!document.cookie.split('; ').includes(known)) {
  document.cookie = `${known}; path=/; max-age=31536000; samesite=lax`;
  if (document.querySelector('button[name=hours][value=mine][aria-pressed=true]') && document.cookie.includes(known)) location.reload();
}

// Live parts ask again on these ticks; a page nobody looks at asks for nothing.
setInterval(() => tick('kickoff:second'), 1000);
setInterval(() => tick('kickoff:beat'), 5000);
document.addEventListener('visibilitychange', () => tick('kickoff:beat'));
function tick(name) {
  if (document.visibilityState === 'visible') body.dispatchEvent(new CustomEvent(name));
}

// Theme: switch at once, let the form's own request keep it.
document.querySelector('[data-theme-switch]').addEventListener('submit', (event) => {
  const button = event.submitter;
  if (!button) return;
  event.preventDefault();
  document.documentElement.dataset.theme = button.value;
  for (const other of event.target.querySelectorAll('button')) other.setAttribute('aria-pressed', String(other === button));
  document.dispatchEvent(new CustomEvent('kickoff:theme'));
  fetch('/preferences', { method: 'POST', body: new URLSearchParams({ theme: button.value }), redirect: 'manual' });
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new CustomEvent('kickoff:theme')));

// Dialogs
document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-open]');
  if (opener) document.getElementById(opener.dataset.open).showModal();
});

// The menu closes when the attention goes elsewhere
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!menu.contains(event.target) || event.target.closest('[data-open]')) menu.open = false;
  }
});
document.addEventListener('keydown', (event) => {
  const menu = document.querySelector('details[data-menu][open]');
  if (event.key === 'Escape' && menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

// Keys
const GO = { e: '/events', i: '/import', s: '/services', l: '/alerts', w: '/approvals', h: '/holds', a: '/accuracy', m: '/administration', u: '/audit' };
let going = false;
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog')) return;
  const wasGoing = going;
  going = false;
  if (wasGoing && GO[event.key]) location.assign(GO[event.key]);
  else if (event.key === 'g') going = true;
  else if (event.key === 'n') location.assign('/events/new');
  else if (event.key === '?') document.getElementById('keys').showModal();
  else if (event.key === '/') {
    event.preventDefault();
    const search = document.getElementById('search');
    if (search) search.focus();
    else location.assign('/events#search');
  } else return;
});
if (location.hash === '#search') document.getElementById('search')?.focus();

// A form that came back with errors: go to the first one.
document.querySelector('[aria-invalid=true]')?.focus();

// Leaving a changed form asks first.
const guarded = document.querySelector('form[data-guard]');
if (guarded) {
  let changed = guarded.dataset.guard === 'changed';
  guarded.addEventListener('input', () => { changed = true; });
  guarded.addEventListener('submit', () => { changed = false; });
  addEventListener('beforeunload', (event) => { if (changed) event.preventDefault(); });
}

// The hub and its answers
const AWAY = 'The hub does not answer. What you see may be old; this page keeps trying.';
body.addEventListener('htmx:sendError', () => showTrouble(AWAY));
body.addEventListener('htmx:timeout', () => showTrouble(AWAY));
body.addEventListener('htmx:afterRequest', (event) => { if (event.detail.successful && trouble.textContent === AWAY) showTrouble(''); });
body.addEventListener('htmx:responseError', (event) => {
  const { xhr } = event.detail;
  if (xhr.status === 401) {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    return;
  }
  let text = `The hub refused (${xhr.status}).`;
  try {
    const problem = JSON.parse(xhr.responseText);
    text = [problem.detail, problem.remedy].filter(Boolean).join('. ');
  } catch { /* not a problem document: the status has to do */ }
  showTrouble(text);
});
// Buttons that change something elsewhere, such as a notice's, show their effect at once.
body.addEventListener('htmx:afterRequest', (event) => {
  if (event.detail.successful && event.detail.requestConfig.verb === 'post') tick('kickoff:second');
});
// Parts that the server says should be read out.
body.addEventListener('htmx:afterSwap', (event) => {
  const words = event.detail.target.querySelector?.('[data-say]')?.dataset.say;
  if (words) say(words);
});
