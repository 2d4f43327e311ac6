// XMLHttpRequest as far as directlinejs uses it, over Node's fetch; unlike the usual packages it takes FormData and blob: addresses.
export class XMLHttpRequest {
  readyState = 0;
  status = 0;
  response = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  #headers = {};
  #stop = new AbortController();

  open(method, url) {
    this.method = method;
    this.url = url;
    this.readyState = 1;
  }

  setRequestHeader(name, value) { this.#headers[name] = value; }

  abort() { this.#stop.abort(); }

  send(body) { this.#run(body).catch(fault => this.#fail(fault)); }

  async #run(body) {
    const limit = this.timeout > 0 ? [AbortSignal.timeout(this.timeout)] : [];
    const answer = await fetch(this.url, {
      method: this.method, headers: this.#headers, body: body ?? undefined, signal: AbortSignal.any([this.#stop.signal, ...limit])
    });
    if (this.responseType === 'arraybuffer') this.response = await answer.arrayBuffer();
    else {
      this.responseText = await answer.text();
      this.response = this.responseType === 'json' ? parse(this.responseText) : this.responseText;
    }
    this.status = answer.status;
    this.#done();
  }

  #fail(fault) {
    if (this.#stop.signal.aborted) return;
    if (fault.name === 'TimeoutError') this.ontimeout?.();
    else this.#done();
  }

  #done() {
    this.readyState = 4;
    this.onreadystatechange?.();
  }
}

function parse(text) {
  try { return JSON.parse(text); } catch { return null; }
}
