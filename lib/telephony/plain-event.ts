import { plainText } from '../plain-text';
import type { CallEvent } from './call';
import type { OfferedCall, ProviderEvent } from './provider';

/** An event with all that a caller, or a call centre, has written made fit to be shown. */
export function plainEvent(event: ProviderEvent): ProviderEvent {
  switch (event.type) {
    case 'offered':
      return { ...event, call: plainOffer(event.call) };
    case 'call':
      return { ...event, event: plainCallEvent(event.event) };
    default:
      return event;
  }
}

function plainOffer({ id, number, displayName, line }: OfferedCall): OfferedCall {
  return {
    id,
    ...plainParty({ number, displayName }),
    ...(line && {
      line: {
        ...line,
        number: line.number === undefined ? undefined : plainText(line.number),
        queue: line.queue === undefined ? undefined : plainText(line.queue),
      },
    }),
  };
}

function plainCallEvent(event: CallEvent): CallEvent {
  return event.type === 'party' ? { type: 'party', ...plainParty(event) } : event;
}

/** A name of nothing but marks is none. */
function plainParty({ number, displayName }: Pick<OfferedCall, 'number' | 'displayName'>) {
  const name = plainText(displayName);
  return { number: plainText(number), ...(name === '' ? {} : { displayName: name }) };
}
