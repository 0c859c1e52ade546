import { words } from '../../lib/words';

const KEYS = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

/** Twelve keys (ITU-T E.161). `press` gets `0`–`9`, `*` or `#`. */
export function Keypad({ press }: { readonly press: (key: string) => void }) {
  return (
    <div class="keypad" role="group" aria-label={words('keypad')}>
      {KEYS.map(([key, letters]) => (
        <button type="button" class="button" key={key} aria-label={key} onClick={() => press(key)}>
          <span class="number">{key}</span>
          <small aria-hidden="true">{letters}</small>
        </button>
      ))}
    </div>
  );
}
