import type { Settings } from '../../policy/settings';
import type { LiveQuality } from '../../snapshot/live-quality';
import type { Snapshot } from '../../snapshot/snapshot';
import type { CallQuality } from '../../telephony/call';
import type { LineMoment } from './line-log';

export type DiagnosticFacts = {
  readonly at: number;
  readonly version: string;
  readonly browser: string;
  readonly system: string;
  readonly language: string;
  readonly settings: Settings;
  readonly snapshot: Snapshot;
  readonly line: readonly LineMoment[];
  readonly sound: LiveQuality | null;
};

const CALLS = 10;

/**
 * What "copy diagnostics" copies, for who mends phones, so it is the same in every language. It names
 * each thing that goes in: nothing is in it because it happened to be in the state. Numbers keep
 * their last two digits, names go, addresses are hosts, and there is no login of any kind. Pure.
 */
export function diagnosticsText(facts: DiagnosticFacts): string {
  const { at, settings, snapshot, line, sound } = facts;
  const { microphone, devices, can, agent, signIn, provider, calls, recent } = snapshot;
  const label = labelsWithout(namesIn(snapshot));
  const lines = [
    `sidetone: ${facts.version}`,
    `browser: ${facts.browser}`,
    `system: ${facts.system}`,
    `language: ${facts.language}`,
    `time: ${stamp(at)}`,
    '',
    `call centre: ${provider} ${hostOf(settings.hostedUrl, settings.sipCredentialsUrl, settings.gateway)}`.trim(),
    `sign-in: ${signIn} ${hostOf(settings.issuer)}`.trim(),
    `capabilities: ${can.join(' ') || 'none'}`,
    `agent: ${agent.duty}${agent.duty === 'not-ready' ? ` ${agent.cause}` : ''} since ${stamp(agent.since)}`,
    `keep-alive: ${String(settings.keepAliveSeconds)} s`,
    '',
    'line:',
    ...line.map((moment) => `  ${stamp(moment.at)} ${moment.state}`),
    '',
    `microphone: ${microphone}${using(label, devices.using.microphone)}`,
    `  seen: ${devices.microphones.map(label).join(' · ') || 'none'}`,
    `  missing: ${label(devices.missing?.microphone ?? 'none')}`,
    `speaker:${using(label, devices.using.speaker)}`,
    `  seen: ${devices.speakers.map(label).join(' · ') || 'none'}`,
    `  missing: ${label(devices.missing?.speaker ?? 'none')}`,
    '',
    'sound, last seconds, newest first:',
    ...(sound?.samples ?? []).map((sample) => `  ${soundOf(sample)}`),
    '',
    'calls now:',
    ...calls.map(
      ({ direction, phase, number, heldByUs, quality }) =>
        `  ${direction} ${maskedNumber(number)} ${phase}${heldByUs ? ' held' : ''}${quality ? ` | ${soundOf(quality)}` : ''}`,
    ),
    'calls that ended, newest first:',
    ...recent
      .slice(0, CALLS)
      .map(
        (call) =>
          `  ${stamp(call.at)} ${call.direction} ${maskedNumber(call.number)} ${call.endReason}${call.talked === undefined ? '' : ` after ${String(Math.round(call.talked / 1_000))} s`}`,
      ),
  ];
  return `${lines.join('\n')}\n`;
}

/** `+49301234567` → `•••67`; too short to keep anything: `•••`. */
function maskedNumber(number: string): string {
  const digits = number.replace(/\D/gu, '');
  return digits.length > 6 ? `•••${digits.slice(-2)}` : '•••';
}

function soundOf({
  level,
  trouble,
  mos,
  lossIn,
  lossOut,
  jitterMs,
  roundTripMs,
  codec,
  route,
}: CallQuality): string {
  const figures = [
    `MOS ${mos.toFixed(2)}`,
    `loss in ${percent(lossIn)}`,
    lossOut === undefined ? '' : `loss out ${percent(lossOut)}`,
    `jitter ${String(Math.round(jitterMs))} ms`,
    roundTripMs === undefined ? '' : `round trip ${String(Math.round(roundTripMs))} ms`,
    codec ?? '',
    route ? `route ${route}` : '',
    trouble ?? '',
  ];
  return `${level} ${figures.filter(Boolean).join(', ')}`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

function using(label: (text: string) => string, device: string | undefined): string {
  return ` using ${device === undefined ? 'the default of the system' : label(device)}`;
}

/** Whoever is known by name at this moment: some devices bear their owner's. */
function namesIn({ account, calls, recent }: Snapshot): readonly string[] {
  const people = [
    account?.name,
    ...calls.flatMap((call) => [call.displayName, ...call.contacts.map(({ name }) => name)]),
    ...recent.map(({ name }) => name),
  ];
  const whole = people.filter((name) => name !== undefined);
  const parts = whole.flatMap((name) => name.split(/\s+/u)).filter((part) => part.length > 2);
  return [...new Set([...whole, ...parts])].filter(Boolean).sort((a, b) => b.length - a.length);
}

function labelsWithout(names: readonly string[]): (label: string) => string {
  return (label) => {
    const ownerless = label.replace(/^.+(?=['’]s )/u, '•••');
    return names.reduce((text, name) => text.replaceAll(name, '•••'), ownerless);
  };
}

function hostOf(...urls: readonly string[]): string {
  const url = urls.find((one) => one !== '') ?? '';
  return URL.canParse(url) ? new URL(url).host : '';
}

function stamp(at: number): string {
  return new Date(at).toISOString();
}
