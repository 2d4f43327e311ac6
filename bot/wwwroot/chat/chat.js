// The chat page: gets a token from its own server, shows Web Chat with it, and comes back to the same conversation.
(() => {
  const nonce = document.getElementById('chat-script').nonce;
  const element = document.getElementById('chat');
  const picker = document.getElementById('language');
  const state = document.getElementById('state');
  const again = document.getElementById('again');
  const sure = document.getElementById('sure');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const words = window.SupportWords;
  const Connection = { connecting: 1, online: 2, expired: 3, failed: 4, ended: 5 };

  let language = first();
  let line = null;
  let store = null;
  let attempt = 0;
  let timer = 0;

  // Storage may be switched off; then the chat works and is forgotten on reload.
  function recall(key) { try { return localStorage.getItem(key); } catch { return null; } }
  function keep(key, value) { try { localStorage.setItem(key, value); } catch { /* see above */ } }

  function first() {
    const wanted = [recall('support-language'), ...(navigator.languages || [])];
    return wanted.map(tag => (tag || '').slice(0, 2).toLowerCase()).find(tag => words[tag]) || 'en';
  }

  function speak() {
    const now = words[language];
    document.documentElement.lang = language;
    document.title = now.title;
    picker.value = language;
    for (const node of document.querySelectorAll('[data-word]')) node.textContent = now[node.dataset.word];
    document.getElementById('new').title = now.fresh;
  }

  // One quiet line under the header, and only when something is not as it should be.
  function say(word, canRetry) {
    state.hidden = !word;
    document.getElementById('state-text').textContent = word ? words[language][word] : '';
    state.dataset.shows = word || '';
    again.hidden = !canRetry;
  }

  async function askForToken(fresh) {
    const answer = await fetch('/chat/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: recall('support-token') || undefined, fresh })
    });
    if (answer.status === 429) throw new Error('busy');
    if (!answer.ok) throw new Error('closed');
    const pass = await answer.json();
    keep('support-token', pass.token);
    return pass;
  }

  async function open(fresh) {
    clearTimeout(timer);
    try {
      const pass = await askForToken(fresh);
      line?.end();
      line = window.WebChat.createDirectLine({
        domain: new URL('/v3/directline', location.href).href,
        token: pass.token,
        // With an id the client comes back to the conversation and hears all of it again; without, it starts it.
        conversationId: pass.resumed ? pass.conversationId : undefined
      });
      watch(line);
      store = window.WebChat.createStore();
      show();
    } catch (fault) {
      later(fault.message === 'busy' ? 'busy' : 'closed');
    }
  }

  function watch(connection) {
    connection.connectionStatus$.subscribe(status => {
      if (connection !== line) return;
      if (status === Connection.online) { attempt = 0; say(null); renew(connection); }
      else if (status === Connection.connecting) slowly();
      else if (status >= Connection.expired) later('closed');
    });
  }

  // The client reconnects by itself and says nothing of it, so the page looks at its sockets to tell the person.
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('open', () => { if (line) { say(null); renew(line); } });
      this.addEventListener('close', slowly);
    }
  };

  // A connection that is there within a moment needs no words.
  function slowly() {
    clearTimeout(timer);
    timer = setTimeout(() => say(element.querySelector('.webchat__bubble') ? 'lost' : 'connecting'), 1500);
  }

  // The client renews its token in memory; the page keeps the newest for the next visit.
  function renew(connection) {
    clearTimeout(timer);
    if (connection.token) keep('support-token', connection.token);
    timer = setTimeout(() => connection === line && renew(connection), 60000);
  }

  function later(word) {
    clearTimeout(timer);
    say(word, true);
    const seconds = Math.min(30, 2 ** attempt++) * (0.75 + Math.random() / 2);
    timer = setTimeout(() => open(false), seconds * 1000);
  }

  function show() {
    window.WebChat.renderWebChat({
      directLine: line, store, nonce, locale: words[language].tag, styleOptions: window.SupportLook(dark.matches)
    }, element);
  }

  picker.addEventListener('change', () => {
    language = picker.value;
    keep('support-language', language);
    speak();
    say(state.dataset.shows || null, !again.hidden);
    if (!store) return;
    show();
    // The assistant takes a language's own name as the wish to speak it.
    store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: picker.selectedOptions[0].textContent, method: 'keyboard' } });
  });
  document.getElementById('new').addEventListener('click', () => sure.showModal());
  document.getElementById('keep').addEventListener('click', () => sure.close());
  document.getElementById('leave').addEventListener('click', () => { sure.close(); attempt = 0; open(true); });
  again.addEventListener('click', () => { attempt = 0; open(false); });
  document.querySelector('.skip').addEventListener('click', event => {
    const field = element.querySelector('textarea, input[type=text]');
    if (field) { event.preventDefault(); field.focus(); }
  });
  dark.addEventListener('change', () => store && show());
  addEventListener('offline', () => say('lost'));
  addEventListener('online', () => state.dataset.shows === 'lost' && say(null));

  speak();
  open(false);
})();
