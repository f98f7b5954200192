/** The typed client of Enkelvoud: every operation of the API of aanbieders and of the API of ontvangers. */
export type * as aanbieder from './aanbieder.ts';
export {
  type AanbiederClient,
  type Antwoord,
  Client,
  createAanbiederClient,
  createGemeenteClient,
  type GemeenteClient,
  type Instelling,
  type Vraag,
} from './client.ts';
export { ApiFout, Verbindingsfout } from './fout.ts';
export type * as gemeente from './gemeente.ts';
export { dienIn, haalCorrectieboek, type Invoervelden, probeer, type Verzendwijze } from './indienen.ts';
