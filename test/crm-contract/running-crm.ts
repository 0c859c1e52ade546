import { afterEach, beforeEach } from 'vitest';
import type { CrmFault } from '../../lib/crm/crm-fault';
import type { Fault } from '../peers/crm/server';
import type { SimulatedCrm } from '../peers/crm/simulated-crm';

/** How a CRM fails, and what that is called. */
export const FAULTS: readonly (readonly [Fault, CrmFault['code']])[] = [
  ['failing', 'unreachable'],
  ['cut', 'unreachable'],
  ['redirect', 'unreachable'],
  ['page', 'garbage'],
  ['truncated', 'garbage'],
  ['wrong-shape', 'garbage'],
  ['too-long', 'garbage'],
];

/** Names as somebody may have entered them who means harm. */
export const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  'Jane\u202e\u2066\u0000\r\n Doe',
  '\ud800 half a letter',
  'x'.repeat(10_240),
];

/** A simulated CRM of its own for every test. */
export function running(simulate: () => SimulatedCrm): () => SimulatedCrm {
  let crm: SimulatedCrm | undefined;
  beforeEach(async () => {
    crm = simulate();
    await crm.server.start();
  });
  afterEach(() => crm?.server.stop());
  return () => {
    if (!crm) throw new Error('Not started');
    return crm;
  };
}
