/** Who released a channel stays known when aanbieders may release theirs too. */
import { expect, it } from 'vitest';
import { databaseVoor } from './database.ts';

it('what was released stays so, by whom it was; an aanbieder may now, and nobody else', () => {
  const { db, migreer } = databaseVoor('0035_webhookvrijgave.sql');
  const voegToe = (code: string, versie: number, soort: string | null) =>
    db
      .prepare(
        `INSERT INTO kanalen (ontvangercode, versie, kanaalsoort, instelling, door_soort, door, op, in_gebruik_op, vrijgave_soort, vrijgave_door,
           vrijgave_middel) VALUES (?, ?, 'webhook', '{}', 'ontvanger', '0855', 't', 't', ?, '0855', 'lid:a')`,
      )
      .run(code, versie, soort);
  const rijen = () =>
    db
      .prepare(
        'SELECT ontvangercode, versie, vrijgave_soort, vrijgave_door, vrijgave_middel FROM kanalen ORDER BY 1, 2',
      )
      .all()
      .map((rij) => ({ ...rij }));
  voegToe('0855', 1, 'ontvanger');
  voegToe('0855', 2, 'beheerder');
  voegToe('0855', 3, null);
  const waren = rijen();
  migreer();
  expect(rijen()).toEqual(waren);
  expect(waren.map(({ vrijgave_soort }) => vrijgave_soort)).toEqual(['ontvanger', 'beheerder', null]);
  voegToe('aanbieder:12345678', 1, 'aanbieder');
  expect(() => voegToe('0855', 4, 'ander')).toThrow('CHECK');
});
