// A person who uses botframework-directlinejs: takes commands as lines of JSON, tells what happens as lines of JSON.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { XMLHttpRequest } from './xhr.js';

Object.assign(globalThis, { XMLHttpRequest, WebSocket });
const require = createRequire(import.meta.url);
const { DirectLine } = require('botframework-directlinejs');
const { async } = require('rxjs/scheduler/async');

const minute = 60_000;
let line;
let user;

const tell = happened => process.stdout.write(JSON.stringify(happened) + '\n');

// The client renews its token after 15 minutes; nobody here waits that long, and shorter times stay as they are.
const impatient = Object.create(async);
impatient.schedule = (work, delay = 0, state) => async.schedule(work, delay > minute ? 500 : delay, state);

const commands = {
  open({ domain, token, conversationId, webSocket, userId }) {
    user = userId;
    line = new DirectLine({
      domain, token, conversationId, webSocket, pollingInterval: 200, scheduler: impatient,
      // It waits 3 to 15 s, by chance, before it reconnects: 3 here.
      random: () => 0
    });
    let held = token;
    setInterval(() => { if (line.token !== held) tell({ renewed: held = line.token }); }, 50).unref();
    line.connectionStatus$.subscribe(status => tell({ status }));
    line.activity$.subscribe(activity => tell({ activity }), fault => tell({ ended: String(fault) }));
  },

  say({ number, text, clientActivityID }) {
    post(number, { type: 'message', text, channelData: { clientActivityID } });
  },

  upload({ number, files, clientActivityID }) {
    const attachments = files.map(({ name, contentType, base64 }) => ({
      name, contentType, contentUrl: URL.createObjectURL(new Blob([Buffer.from(base64, 'base64')], { type: contentType }))
    }));
    post(number, { type: 'message', attachments, channelData: { clientActivityID, attachmentSizes: [] } });
  }
};

function post(number, activity) {
  line.postActivity({ from: { id: user, role: 'user' }, locale: 'en-US', ...activity }).subscribe(
    id => tell({ posted: number, id }), fault => tell({ posted: number, fault: fault.status ?? String(fault) }));
}

createInterface({ input: process.stdin }).on('line', text => {
  const command = JSON.parse(text);
  commands[command.do](command);
}).on('close', () => process.exit(0));
