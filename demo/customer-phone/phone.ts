import type { PhoneConfig } from './config';
import { CustomerLine } from './line';
import type { PhoneMode, PhoneState } from './line';

declare global {
  interface Window {
    /** For tests and for the demo's own check. */
    phone: CustomerLine;
  }
}

const STATES: Readonly<Record<PhoneState, string>> = {
  'off-line': 'Off line',
  idle: 'Ready',
  ringing: 'Ringing…',
  calling: 'Calling…',
  talking: 'Talking',
};

function one<E extends Element>(selector: string, kind: new () => E): E {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${selector}`);
  return found;
}

function choose(select: HTMLSelectElement, options: readonly (readonly [string, string])[]): void {
  select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
}

const config = (await (await fetch(`/config.json${location.search}`)).json()) as PhoneConfig;
const voice = one('#voice', HTMLAudioElement);
const caller = one('#caller', HTMLSelectElement);
const line = one('#line', HTMLSelectElement);
const mode = one('#mode', HTMLSelectElement);
const listen = one('#listen', HTMLInputElement);

const phone = new CustomerLine(config, {
  changed: () => {
    document.body.dataset['state'] = phone.state;
    one('#state', HTMLOutputElement).textContent = STATES[phone.state];
    one('#party', HTMLParagraphElement).textContent = phone.party;
  },
  play: (stream) => {
    voice.srcObject = stream;
  },
});
window.phone = phone;

choose(caller, [
  ...config.callers.map(({ number, name, company }) => [number, `${name}, ${company}`] as const),
  ['+12025550199', 'a stranger'],
  ['', 'number withheld'],
]);
choose(
  line,
  config.lines.map(({ number, name }) => [number, `${name} · ${number}`] as const),
);

one('#answer', HTMLButtonElement).onclick = () => void phone.answer();
one('#reject', HTMLButtonElement).onclick = () => phone.reject();
one('#hang-up', HTMLButtonElement).onclick = () => phone.hangUp();
one('#call', HTMLFormElement).onsubmit = (event) => {
  event.preventDefault();
  void phone.call(line.value, { number: caller.value });
};
mode.onchange = () => {
  phone.mode = mode.value as PhoneMode;
};
listen.onchange = () => {
  voice.volume = listen.checked ? 1 : 0;
};
setInterval(() => {
  if (phone.state !== 'talking') return;
  void phone.stats().then(({ level }) => {
    one('#level', HTMLMeterElement).value = level;
  });
}, 200);
