import type { Place } from '../place.js';
import { type Telling, tellWarning } from '../reading.js';
import { itemsAt } from '../typed-values.js';
import { type HttpEvent, httpEvent } from './http-event.js';

/** What other events are of, as far as they have to do with APIs. */
const OTHER_APIS: Readonly<Record<string, string>> = { httpApi: 'HTTP APIs', websocket: 'WebSocket APIs' };

/** @returns the methods that the events of a function make */
export function httpEvents(telling: Telling, functionPlace: Place): readonly HttpEvent[] {
  return itemsAt(telling, functionPlace.get('events')).flatMap((event) => {
    for (const member of event.members) tellOther(telling, member);
    if (event.kind === 'text') tellOther(telling, { ...event, name: event.text });
    const http = event.get('http');
    return (http && httpEvent(telling, http)) ?? [];
  });
}

function tellOther(telling: Telling, { name, keyRange }: Pick<Place, 'name' | 'keyRange'>): void {
  const what = Object.hasOwn(OTHER_APIS, name) ? OTHER_APIS[name] : undefined;
  if (what === undefined) return;
  const message = `\`${name}\` is of ${what}, and REST APIs are read without it.`;
  tellWarning(telling, 'of-http-apis', keyRange, message);
}
