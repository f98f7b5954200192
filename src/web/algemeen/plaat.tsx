import type { FC } from 'hono/jsx';

/** What comes out, each otherwise: a name, and how many lines of text the little sheet has. */
const UIT = [
  { naam: 'Gemeente A: XML-bericht', y: 8 },
  { naam: 'Gemeente B: Excel', y: 88 },
  { naam: 'Regio C: CSV', y: 168 },
  { naam: 'CBS: eigen formaat', y: 248 },
];

const Blad: FC<{ x: number; y: number; regels: number }> = ({ x, y, regels }) => (
  <g>
    <path class="evk-plaat__blad" d={`M${x} ${y}h34l12 12v44h-46z`} />
    {Array.from({ length: regels }, (_, nummer) => (
      <path class="evk-plaat__regel" d={`M${x + 8} ${y + 20 + nummer * (36 / regels)}h${nummer % 2 === 0 ? 30 : 22}`} />
    ))}
  </g>
);

/** The product in one picture. What it shows is told beside it; for who does not see it, here. */
export const Plaat: FC = () => (
  <svg class="evk-plaat" viewBox="0 0 640 320" role="img" aria-labelledby="plaat-titel plaat-uitleg">
    <title id="plaat-titel">Eén verantwoording erin, voor elke ontvanger het eigen formaat eruit</title>
    <desc id="plaat-uitleg">
      Links staat één document van de aanbieder. Een pijl gaat naar Enkelvoud. Van daar gaan vier pijlen naar vier
      verschillende bestanden: een XML-bericht voor gemeente A, een Excelbestand voor gemeente B, een CSV-bestand voor
      regio C en een eigen formaat voor het CBS. Van elk bestand gaat een stippellijn met het antwoord terug.
    </desc>
    <g>
      <Blad x={24} y={128} regels={5} />
      <text x="24" y="212">
        Uw verantwoording
      </text>
      <path class="evk-plaat__pijl" d="M84 156h104" />
      <path class="evk-plaat__punt" d="M186 149l14 7-14 7z" />
      <rect class="evk-plaat__poort" x="204" y="112" width="132" height="88" rx="10" />
      <text class="evk-plaat__naam" x="270" y="152" text-anchor="middle">
        Enkelvoud
      </text>
      <text class="evk-plaat__binnen" x="270" y="174" text-anchor="middle">
        controleert, zet om
      </text>
      {UIT.map(({ naam, y }, nummer) => (
        <g>
          <path
            class="evk-plaat__pijl"
            d={`M336 ${138 + nummer * 12}C380 ${138 + nummer * 12} 380 ${y + 28} 420 ${y + 28}`}
          />
          <path class="evk-plaat__punt" d={`M418 ${y + 21}l14 7-14 7z`} />
          <Blad x={440} y={y} regels={nummer + 2} />
          <text x="496" y={y + 32}>
            {naam.split(': ')[0]}
          </text>
          <text class="evk-plaat__soort" x="496" y={y + 50}>
            {naam.split(': ')[1]}
          </text>
        </g>
      ))}
      <path class="evk-plaat__terug" d="M432 300C300 318 120 300 54 226" />
      <text class="evk-plaat__soort" x="250" y="274" text-anchor="middle">
        antwoord per regel
      </text>
    </g>
  </svg>
);
