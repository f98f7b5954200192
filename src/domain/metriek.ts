/** Figures about the installation itself, named as OpenTelemetry names them, and how Prometheus reads them. */

export interface Metriek {
  /** OpenTelemetry: dots between words, no unit in the name. */
  readonly naam: string;
  /** `teller` only ever grows; `stand` goes up and down. */
  readonly soort: 'teller' | 'stand';
  /** UCUM: `1` for a count, `By` for bytes, `s` for seconds. */
  readonly eenheid: '1' | 'By' | 's';
  readonly uitleg: string;
  readonly waarden: readonly { readonly kenmerken: Readonly<Record<string, string>>; readonly waarde: number }[];
}

const SOORTEN = { teller: 'counter', stand: 'gauge' } as const;
const EENHEDEN = { '1': '', By: '_bytes', s: '_seconds' } as const;

const escapeWaarde = (tekst: string): string =>
  tekst.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`).replaceAll('\n', String.raw`\n`);

/** The text format of Prometheus (version 0.0.4); a counter ends in `_total`, as OpenTelemetry's exporters write it. */
export function toPrometheus(metrieken: readonly Metriek[]): string {
  return metrieken
    .map(({ naam, soort, eenheid, uitleg, waarden }) => {
      const vast = `${naam.replaceAll('.', '_')}${EENHEDEN[eenheid]}${soort === 'teller' ? '_total' : ''}`;
      const regels = waarden.map(({ kenmerken, waarde }) => {
        const paren = Object.entries(kenmerken).map(([sleutel, tekst]) => `${sleutel}="${escapeWaarde(tekst)}"`);
        return `${vast}${paren.length === 0 ? '' : `{${paren.join(',')}}`} ${waarde}\n`;
      });
      return `# HELP ${vast} ${uitleg.replaceAll('\\', String.raw`\\`).replaceAll('\n', ' ')}\n# TYPE ${vast} ${SOORTEN[soort]}\n${regels.join('')}`;
    })
    .join('');
}
