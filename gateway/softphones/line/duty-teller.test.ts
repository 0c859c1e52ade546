import { expect, test } from 'vitest';
import type { AgentDuty } from '../../../lib/telephony/provider';
import { DutyTeller } from './duty-teller';

test('each state once, a break with the reason that was asked for, and no other', () => {
  const told: AgentDuty[] = [];
  const duty = new DutyTeller((one) => told.push(one));
  duty.tell({ state: 'ready' });
  duty.tell({ state: 'ready' });
  duty.because('lunch');
  // Late word of what was before.
  duty.tell({ state: 'ready' });
  duty.tell({ state: 'break' });
  duty.tell({ state: 'ready' });
  // By a supervisor, who gives no reason.
  duty.tell({ state: 'break' });
  duty.again();
  expect(told).toEqual([
    { state: 'ready' },
    { state: 'break', reason: 'lunch' },
    { state: 'ready' },
    { state: 'break' },
    { state: 'break' },
  ]);
  expect(duty.state).toBe('break');
});
