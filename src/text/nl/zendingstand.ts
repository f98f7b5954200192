/** Where a zending stands, in the words of the aanbieder that sent it. */
import { uiterlijkeAntwoorddatum } from '../../domain/antwoordtermijn.ts';
import { unreachable } from '../../domain/result.ts';
import type { ZendingRij } from '../../domain/rijen.ts';
import { datumTekst } from '../notatie.ts';

export interface Voortgangstap {
  readonly naam: string;
  readonly stand: 'klaar' | 'nu' | 'straks' | 'fout';
}

export interface Zendingstand {
  readonly kleur: 'goed' | 'fout' | 'let-op' | 'bezig';
  readonly woord: string;
  /** What it means, and whether the aanbieder has something to do. */
  readonly uitleg: string;
  readonly stappen: readonly Voortgangstap[];
  /** Nothing more happens unless somebody does something. */
  readonly vast: boolean;
}

/** A line of so many steps done; the one after it is where it is now, or where it went wrong. */
function stappen(
  namen: readonly string[],
  klaar: number,
  daarna: 'nu' | 'straks' | 'fout' = 'nu',
): readonly Voortgangstap[] {
  return namen.map((naam, nummer) => ({
    naam,
    stand: nummer < klaar ? 'klaar' : nummer === klaar ? daarna : 'straks',
  }));
}

const BEGIN = ['Ontvangen', 'Omgezet', 'Bezorgd', 'Bevestigd'] as const;
const MET_ANTWOORD = [...BEGIN, 'Geaccepteerd'] as const;

/** Steps for what the ontvanger does not get. */
const nietVerstuurd = (naam: string): readonly Voortgangstap[] => [
  { naam: 'Ontvangen', stand: 'klaar' },
  { naam, stand: 'klaar' },
];

function bezorgdUitleg(zending: ZendingRij): string {
  const uiterlijk = uiterlijkeAntwoorddatum(zending);
  const antwoord =
    uiterlijk === undefined ? 'hoeft niet te antwoorden' : `antwoordt uiterlijk ${datumTekst(uiterlijk)}`;
  return `${zending.ontvanger.naam} heeft de bestanden, en ${antwoord}. U hoeft niets te doen.`;
}

export function standVanZending(zending: ZendingRij): Zendingstand {
  const { toestand, ontvanger, vervallenOp, antwoordWerkdagen, omgezetOp, bestanden } = zending;
  const namen = antwoordWerkdagen === undefined ? BEGIN : MET_ANTWOORD;
  if (vervallenOp !== undefined)
    return {
      kleur: 'let-op',
      woord: 'Vervallen',
      uitleg: `${ontvanger.naam} ziet dat deze zending niet meer geldt.`,
      stappen: [...stappen(BEGIN.slice(0, 3), 3), { naam: 'Vervallen', stand: 'klaar' }],
      vast: true,
    };
  switch (toestand) {
    case 'gepland':
      return {
        kleur: 'bezig',
        woord: 'Wordt omgezet',
        uitleg: `Wij maken het bestand voor ${ontvanger.naam}.`,
        stappen: stappen(namen, 1),
        vast: false,
      };
    case 'wacht-op-antwoord':
      return {
        kleur: 'bezig',
        woord: 'Wacht op antwoord',
        uitleg: `${ontvanger.naam} heeft uw vorige versie nog niet beantwoord. Daarna gaat deze vanzelf verder.`,
        stappen: stappen(namen, 1),
        vast: false,
      };
    case 'omgezet':
      return {
        kleur: 'bezig',
        woord: 'Wordt bezorgd',
        uitleg: `Het bestand is klaar en gaat naar ${ontvanger.naam}.`,
        stappen: stappen(namen, 2),
        vast: false,
      };
    case 'bezorgd':
      return {
        kleur: antwoordWerkdagen === undefined ? 'goed' : 'bezig',
        woord: 'Bezorgd',
        uitleg: bezorgdUitleg(zending),
        stappen: stappen(namen, 3, antwoordWerkdagen === undefined ? 'straks' : 'nu'),
        vast: false,
      };
    case 'bevestigd':
      return {
        kleur: antwoordWerkdagen === undefined ? 'goed' : 'bezig',
        woord: 'Bevestigd',
        uitleg: bezorgdUitleg(zending),
        stappen: stappen(namen, 4),
        vast: antwoordWerkdagen === undefined,
      };
    case 'geaccepteerd':
      return {
        kleur: 'goed',
        woord: 'Geaccepteerd',
        uitleg: `${ontvanger.naam} heeft alles geaccepteerd. U bent klaar.`,
        stappen: stappen(MET_ANTWOORD, 5),
        vast: true,
      };
    case 'afgewezen':
      return {
        kleur: 'fout',
        woord: 'Afgewezen',
        uitleg: `${ontvanger.naam} heeft deze zending afgewezen. Kijk waarom, en dien een verbetering in.`,
        stappen: stappen([...BEGIN, 'Afgewezen'], 4, 'fout'),
        vast: true,
      };
    case 'deels-afgewezen':
      return {
        kleur: 'let-op',
        woord: 'Deels afgewezen',
        uitleg: `${ontvanger.naam} heeft een deel van de regels afgewezen. Kijk welke, en dien een verbetering in.`,
        stappen: stappen([...BEGIN, 'Deels afgewezen'], 4, 'fout'),
        vast: true,
      };
    case 'vastgehouden': {
      const gemaakt = omgezetOp !== undefined && bestanden.length > 0;
      return {
        kleur: 'fout',
        woord: 'Vastgehouden',
        uitleg: gemaakt
          ? `Het bezorgen bij ${ontvanger.naam} lukt niet. Er is niets verloren; kijk wat er moet gebeuren.`
          : `Er is nog niets naar ${ontvanger.naam} gegaan. Kijk wat er moet gebeuren.`,
        stappen: stappen(namen, gemaakt ? 2 : 1, 'fout'),
        vast: true,
      };
    }
    case 'gefilterd':
      return {
        kleur: 'goed',
        woord: 'Niets te sturen',
        uitleg: `${ontvanger.naam} vraagt geen van deze regels.`,
        stappen: nietVerstuurd('Niets te sturen'),
        vast: true,
      };
    case 'ongewijzigd':
      return {
        kleur: 'goed',
        woord: 'Ongewijzigd',
        uitleg: `${ontvanger.naam} heeft dit al, uit uw vorige versie.`,
        stappen: nietVerstuurd('Ongewijzigd'),
        vast: true,
      };
    case 'bewaard':
      return {
        kleur: 'goed',
        woord: 'Bewaard',
        uitleg: `${ontvanger.naam} vraagt geen concept. Dien de definitieve verantwoording in; dan gaat die wel.`,
        stappen: nietVerstuurd('Concept bewaard'),
        vast: true,
      };
    case 'ingetrokken':
      return {
        kleur: 'let-op',
        woord: 'Tegengehouden',
        uitleg: `Dit is nooit naar ${ontvanger.naam} gegaan, en gaat ook niet meer.`,
        stappen: nietVerstuurd('Tegengehouden'),
        vast: true,
      };
    default:
      return unreachable(toestand);
  }
}
