/** What an XSD requires by name. */
import type { Vereisten } from '../vereisten.ts';
import type { Inhoudsmodel } from './model.ts';

export const createXsdVereisten = (model: Inhoudsmodel): Vereisten => ({
  verplicht: model.verplicht,
  kind(naam) {
    const onder = model.kind(naam)?.model;
    return onder && createXsdVereisten(onder);
  },
  item: () => undefined,
});
