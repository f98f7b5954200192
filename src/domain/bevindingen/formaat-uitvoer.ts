import type { SjabloonFout } from '../sjabloon.ts';

/** Findings on how a formaat that is offered lays out its files: groups, sheets, records, parts. Each but the warning refuses it. */
export interface BevindingenFormaatUitvoer {
  FORMAAT_SUBGROEPEN_ONTBREKEN: Record<never, never>;
  FORMAAT_SLEUTEL_ONBEKEND: { readonly sleutel: string; readonly bekend: string };
  FORMAAT_VOLGORDE: {
    readonly volgorde: string;
    readonly reden: 'regels' | 'groepen' | 'vaste-volgorde';
    readonly bekend: string;
  };
  FORMAAT_NULOPGAVE: { readonly reden: 'overbodig' | 'niets-gezegd' | 'per-sleutel' };
  FORMAAT_SPLITSING: { readonly reden: 'werkmap' | 'herhaling' | 'lengte' };
  FORMAAT_ONDERDRUKKING: {
    readonly reden: 'veld' | 'volgorde' | 'meer-sneden' | 'verplicht';
    readonly naam: string;
  };
  /** `bekend`: the lists that can be named there. */
  FORMAAT_LIJST: { readonly van: string; readonly reden: 'geen-lijst' | 'overbodig'; readonly bekend: string };
  FORMAAT_BLAD: {
    readonly reden: 'geen-sjabloon' | 'geen-sjabloonblad' | 'geen-tabel' | 'geen-rijen' | 'voet-in-tabel';
  };
  FORMAAT_NOTATIE: { readonly kolom: string; readonly notatie: string; readonly gevonden: string };
  FORMAAT_VAST_VELD: { readonly veld: string; readonly reden: 'nullen-achter-getal' | 'geen-getal' | 'te-kort' };
  FORMAAT_SJABLOON_ONBEKEND: { readonly sjabloon: string; readonly bekend: string };
  FORMAAT_SJABLOON_ONGEBRUIKT: { readonly sjabloon: string };
  /** What is in the workbook itself: `wat` it is about, `waarin` that is. */
  FORMAAT_SJABLOON: { readonly reden: SjabloonFout['code']; readonly wat: string; readonly waarin: string };
  /** Warning: the cell of this name holds a formula, which filling it takes away. */
  FORMAAT_SJABLOON_FORMULE: { readonly naam: string; readonly blad: string };
  FORMAAT_SJABLOON_ONLEESBAAR: { readonly sjabloon: string };
  /** Credit and debet lines need lines of persons with both numbers and a sign that the ontvanger sees. */
  FORMAAT_CORRECTIE: { readonly ontbreekt: string };
}
