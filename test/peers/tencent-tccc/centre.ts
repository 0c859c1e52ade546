import { randomUUID } from 'node:crypto';
import { EventLog } from '../../../demo/event-log';
import type { TcccSession } from './calls';

export type TcccStaff = {
  name: string;
  /** The agent's name everywhere: `SeatUserId`, `userid` of the SDK. */
  readonly mail: string;
  staffNumber: string;
  phone: string;
  nick: string;
  skillGroups: string[];
  status: 'free' | 'busy' | 'arrange' | 'notReady' | 'rest' | 'offline';
};

/** What the SDK in an agent's page would be told: one of its published events. */
export type TcccEvent = { readonly userId: string; readonly name: string; readonly data: unknown };

const TOKEN_LIFE_MS = 10 * 60_000;

/** What one instance of the call centre knows. Its calls are moved by `TcccCalls`. */
export class TcccCentre {
  readonly staff = new Map<string, TcccStaff>();
  /** Skill groups by their id. */
  readonly skillGroups = new Map<number, string>();
  readonly numbers: string[] = [];
  /** By session id, living and ended ones. */
  readonly sessions = new Map<string, TcccSession>();
  /** Recordings by session id: addresses that the test serves itself. */
  readonly recordings = new Map<string, string>();
  readonly transcripts = new Map<string, readonly { user: string; message: string }[]>();
  readonly events = new EventLog<TcccEvent>();
  readonly #tokens = new Map<string, { readonly userId: string; readonly expiresAt: number }>();
  readonly #clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  addStaff(mail: string, more: Partial<Omit<TcccStaff, 'mail'>> = {}): TcccStaff {
    const name = mail.replace(/@.*/u, '');
    const blank = { name, staffNumber: '', phone: '', nick: name, skillGroups: [] };
    const staff: TcccStaff = { ...blank, status: 'offline', ...more, mail };
    this.staff.set(mail, staff);
    return staff;
  }

  /** A login token for the SDK: `expires` in s since the epoch. */
  issueToken(userId: string): { readonly token: string; readonly expires: number } {
    const token = randomUUID().replaceAll('-', '');
    const expiresAt = this.#clock() + TOKEN_LIFE_MS;
    this.#tokens.set(token, { userId, expiresAt });
    return { token, expires: Math.floor(expiresAt / 1000) };
  }

  /** Whether it has been used, or is too old. */
  spent(token: string): boolean {
    return (this.#tokens.get(token)?.expiresAt ?? 0) <= this.#clock();
  }

  /** What the SDK does with its token at the start: it works once, within 10 minutes. */
  redeem(token: string): TcccStaff | undefined {
    const found = this.#tokens.get(token);
    this.#tokens.delete(token);
    if (!found || found.expiresAt <= this.#clock()) return undefined;
    return this.staff.get(found.userId);
  }

  tell(userId: string, name: string, data: unknown): void {
    this.events.add({ userId, name, data });
  }
}
