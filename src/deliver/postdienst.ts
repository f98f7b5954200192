/** Two ways to send mail: the binding of the platform, or the HTTP API of a mail provider. */
import type { Buitenwereld } from './aanroep.ts';
import { callOut } from './aanroep.ts';
import type { Postdienst } from './kanalen/email.ts';

/** As the `send_email` binding of the platform has it. */
export interface Mailbinding {
  send(bericht: {
    readonly from: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly headers?: Record<string, string>;
  }): Promise<unknown>;
}

const AANVAARD = 202;

export const sendByBinding =
  (binding: Mailbinding, afzender: string): Postdienst =>
  async ({ id, aan, onderwerp, tekst }) => {
    try {
      const headers = { 'X-Entity-Ref-ID': id };
      await binding.send({ from: afzender, to: aan, subject: onderwerp, text: tekst, headers });
      return { soort: 'antwoord', status: AANVAARD };
    } catch {
      return { soort: 'mislukt', stap: 'verbinding', reden: { reden: 'onbereikbaar' } };
    }
  };

/** The form that most providers share: JSON with `from`, `to`, `subject` and `text`, and a key as bearer. */
export const sendByApi =
  (
    buiten: Buitenwereld,
    dienst: { readonly adres: string; readonly sleutel: string; readonly afzender: string },
  ): Postdienst =>
  async ({ id, aan, onderwerp, tekst }) => {
    const bericht = { from: dienst.afzender, to: [aan], subject: onderwerp, text: tekst };
    const antwoord = await callOut(buiten, {
      methode: 'POST',
      adres: dienst.adres,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${dienst.sleutel}`,
        'Idempotency-Key': id,
      },
      body: new TextEncoder().encode(JSON.stringify(bericht)),
    });
    return antwoord.ok ? { soort: 'antwoord', ...antwoord.value } : { soort: 'mislukt', ...antwoord.error };
  };
