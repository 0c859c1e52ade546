import { someNumber, someOther, someText, type Pick, type Text } from './texts';

/** A row of the page: the same number never stands in two of its cells. */
export type Customer = {
  readonly id: number;
  readonly name: string;
  readonly phone: Text;
  readonly mobile: string;
  readonly link: string;
  readonly field: string;
  readonly note: string;
};

/** All that a page shows. Rows that are not changed stay the same objects. */
export type State = {
  readonly step: number;
  readonly rows: readonly Customer[];
  /** Taken from the page, to be put back as they were. */
  readonly away: readonly Customer[];
  readonly listed: boolean;
  /** Shown in a dialog outside of the list. */
  readonly talkingTo: Customer | null;
};

type Change = (state: State, pick: Pick) => Partial<State>;

const ROWS = 14;
const FEWEST = 8;

export function firstState(pick: Pick): State {
  const rows = Array.from({ length: ROWS }, (_, id) => customer(id, pick));
  return { step: 0, rows, away: [], listed: true, talkingTo: null };
}

/** The state one step later. */
export function nextState(state: State, pick: Pick): State {
  const step = state.step + 1;
  // A list that went comes back with the next step, and even steps find it on the page.
  if (!state.listed) return { ...state, step, listed: true };
  if (step % 2 === 1 && pick(12) === 0) return { ...state, step, listed: false };
  const change = CHANGES[pick(CHANGES.length)];
  return { ...state, ...change?.(state, pick), step };
}

function customer(id: number, pick: Pick): Customer {
  return {
    id,
    name: `Customer ${id}`,
    phone: someText(pick),
    mobile: someNumber(pick),
    link: someNumber(pick),
    field: someNumber(pick),
    note: someOther(pick),
  };
}

const at = (state: State, pick: Pick): number => pick(state.rows.length);

const edit =
  (fields: (pick: Pick) => Partial<Customer>): Change =>
  (state, pick) => {
    const index = at(state, pick);
    return { rows: state.rows.map((row, i) => (i === index ? { ...row, ...fields(pick) } : row)) };
  };

const swapTexts: Change = (state, pick) => {
  const [a, b] = [state.rows[at(state, pick)], state.rows[at(state, pick)]];
  if (!a || !b || a === b) return {};
  const given = (to: Customer, { phone, mobile }: Customer) => ({ ...to, phone, mobile });
  const swapped = (row: Customer) => (row === a ? given(a, b) : row === b ? given(b, a) : row);
  return { rows: state.rows.map(swapped) };
};

const move: Change = (state, pick) => {
  const rows = [...state.rows];
  rows.splice(at(state, pick), 0, ...rows.splice(at(state, pick), 1));
  return { rows };
};

const reverse: Change = ({ rows }) => ({ rows: rows.toReversed() });

const takeAway: Change = (state, pick) => {
  if (state.rows.length <= FEWEST) return {};
  const rows = [...state.rows];
  return { away: [...state.away, ...rows.splice(at(state, pick), 1)], rows };
};

const putBack: Change = (state, pick) => {
  const [first, ...away] = state.away;
  return first ? { away, rows: state.rows.toSpliced(at(state, pick), 0, first) } : {};
};

const talk: Change = (state, pick) => ({
  talkingTo: state.talkingTo && pick(2) === 0 ? null : (state.rows[at(state, pick)] ?? null),
});

const CHANGES: readonly Change[] = [
  edit((pick) => ({ phone: someText(pick) })),
  edit((pick) => ({ phone: someText(pick) })),
  edit((pick) => ({ mobile: someNumber(pick) })),
  edit((pick) => ({ link: someNumber(pick) })),
  edit((pick) => ({ field: someNumber(pick), note: someOther(pick) })),
  swapTexts,
  move,
  move,
  reverse,
  takeAway,
  putBack,
  talk,
];
