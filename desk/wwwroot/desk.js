// What the desk's pages do beyond links and forms: live updates, clocks, keys. Everything works without it, only less lively.
const page = document.body.dataset;
const said = document.getElementById('said');
const say = words => { said.textContent = words; };

// Clocks and times

const length = milliseconds => {
  const minutes = Math.floor(milliseconds / 60000);
  if (minutes < 60) return `${minutes} m`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} m`;
  return `${Math.floor(minutes / 1440)} d ${Math.floor(minutes % 1440 / 60)} h`;
};

function tick() {
  const now = Date.now();
  for (const clock of document.querySelectorAll('[data-due]')) {
    const left = Date.parse(clock.dataset.due) - now;
    clock.querySelector('[data-left]').textContent = left < 0 ? `overdue ${length(-left)}` : `in ${length(left)}`;
    clock.classList.toggle('late', left < 0);
    clock.classList.toggle('soon', left >= 0 && left < 3600000);
  }
}

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

function localTimes() {
  for (const time of document.querySelectorAll('time[datetime]:not([data-local])')) {
    time.textContent = day.format(new Date(time.dateTime));
    time.dataset.local = '';
  }
}

function freshen() {
  localTimes();
  tick();
}

// Live updates: the server says what changed, the page fetches itself and takes its live parts.

let asked = 0;

const busy = part => part.matches(':hover') || part.contains(document.activeElement);
const open = part => [...part.querySelectorAll('details[open]')].some(details => details.id);

async function refresh(now) {
  const parts = [...document.querySelectorAll('[data-live]')];
  const list = document.getElementById('list');
  if (list && !now && busy(list)) {
    // Nothing moves under a hand.
    list.querySelector('[data-news]').hidden = false;
    say('The queue has changed.');
    await swap(['#views']);
    return;
  }
  await swap(['#views', ...parts.filter(part => part.id === 'list' || part.id === 'thread' || !busy(part) && !open(part)).map(part => `#${part.id}`)]);
}

const atEnd = () => innerHeight + scrollY >= document.documentElement.scrollHeight - 80;
const toEnd = () => { if (document.getElementById('thread')?.offsetHeight > innerHeight / 2) document.getElementById('composer')?.scrollIntoView({ block: 'end' }); };

async function swap(ids) {
  const mine = ++asked;
  const follow = page.ticket && atEnd();
  const source = document.querySelector('#list')?.dataset.src ?? location.pathname;
  const response = await fetch(source, { headers: { 'HX-Request': 'true' }, redirect: 'manual' });
  if (response.status === 401) { location.reload(); return; }
  if (!response.ok || mine !== asked) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const id of ids) {
    const [before, after] = [document.querySelector(id), fresh.querySelector(id)];
    if (before && after && before.innerHTML !== after.innerHTML) htmx.swap(before, after.outerHTML, { swapStyle: 'outerHTML' });
  }
  freshen();
  if (follow) toEnd();
}

let soon = 0;
const later = () => { clearTimeout(soon); soon = setTimeout(() => refresh(false), 150); };

function listen() {
  if (!page.stream) return;
  const stream = new EventSource(page.reference ? `${page.stream}?ticket=${encodeURIComponent(page.reference)}` : page.stream);
  stream.addEventListener('ticket', event => {
    if (document.getElementById('list')) later();
    else if (event.data === page.ticket) { later(); say('This ticket has changed.'); }
  });
  stream.addEventListener('chat', () => { later(); say('There is a new message.'); });
  stream.addEventListener('resync', later);
  addEventListener('pagehide', () => stream.close());
}

document.addEventListener('click', event => {
  if (event.target.closest('[data-news]')) refresh(true);
  if (event.target.closest('[data-help]')) help();
});

// Forms: one submit is one action, also for a quick finger.

document.addEventListener('submit', event => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = '1';
});

addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// Keys: only outside of inputs, and not at all when switched off.

const off = 'desk-keys-off';
const keysOff = document.querySelector('[data-keys-off]');
if (keysOff) {
  keysOff.checked = localStorage.getItem(off) === '1';
  keysOff.addEventListener('change', () => localStorage.setItem(off, keysOff.checked ? '1' : '0'));
}

function help() {
  const keys = document.getElementById('keys');
  keys.hidden = !keys.hidden;
  document.querySelector('[data-help]').setAttribute('aria-expanded', String(!keys.hidden));
}

function move(step) {
  const links = [...document.querySelectorAll('[data-row] .subject')];
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + step))].focus();
}

function compose(mode) {
  const choice = document.getElementById(`mode-${mode}`);
  if (!choice) return;
  choice.checked = true;
  document.getElementById(mode).focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  u: () => document.querySelector('[data-back]')?.click(),
  r: () => compose('reply'),
  n: () => compose('note'),
  m: () => document.querySelector('[data-take]')?.click(),
  e: () => {
    const resolve = document.getElementById('resolve');
    if (!resolve) return;
    resolve.open = true;
    document.getElementById('closing').focus();
  },
  '?': help,
};

document.addEventListener('keydown', event => {
  const field = event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = field?.closest('form[data-send]');
    if (form) { event.preventDefault(); form.requestSubmit(); }
    return;
  }
  if (event.key === 'Escape') {
    if (!document.getElementById('keys').hidden) help();
    else if (field) field.blur();
    return;
  }
  const typing = field && !field.matches('input[type=radio], input[type=checkbox]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || keysOff?.checked || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});

freshen();
if (page.ticket && !location.hash) toEnd();
setInterval(tick, 15000);
listen();
