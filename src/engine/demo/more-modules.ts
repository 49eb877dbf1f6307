/**
 * Six more example modules, for the demo only: they fill a certificate of twelve modules. Our own text, with codes that
 * begin `EX-` so that papers on them are watermarked. Not here: the six that ship (resources/modules).
 */
import type { CriterionKind } from '#domain/module.ts';
import type { ModuleContent } from '../application/modules/module-file.ts';

/** A criterion and its kind: K kunskap, F färdighet, A ansvar och självständighet. */
type Line = readonly ['K' | 'F' | 'A', string];

const kinds: Readonly<Record<Line[0], CriterionKind>> = {
  K: 'knowledge',
  F: 'skill',
  A: 'responsibility',
};

const outcome = (
  can: string,
  self: string,
  ...lines: readonly Line[]
): ModuleContent['outcomes'][number] => ({
  text: `Deltagaren kan ${can}.`,
  selfAssessmentText: self,
  suggestedEvidence: ['observation', 'arbetsprov'],
  criteria: lines.map(([kind, text]) => ({ text, kind: kinds[kind] })),
});

const example = (
  code: string,
  title: string,
  [level, creditValue]: readonly [level: number, points: number],
  ...outcomes: ModuleContent['outcomes']
): ModuleContent => ({
  code: `EX-${code}`,
  title,
  version: 1,
  level,
  seqfLevel: null,
  creditValue,
  notionalLearningHours: creditValue * 10,
  outcomes,
});

export const moreModules: readonly ModuleContent[] = [
  example(
    'LOKAL',
    'Lokalvård',
    [1, 4],
    outcome(
      'städa ett rum i rätt ordning',
      'Jag vet i vilken ordning jag städar.',
      ['F', 'Plockar undan, dammar och torkar golvet från fönster till dörr.'],
      ['A', 'Ser över rummet en sista gång och rättar till det som blev kvar.'],
    ),
    outcome(
      'välja medel och redskap',
      'Jag vet vilket medel jag ska ta.',
      ['F', 'Blandar medlet efter anvisningen på flaskan.'],
      ['K', 'Berättar varför trasor har olika färg i olika rum.'],
    ),
    outcome(
      'arbeta skonsamt för kroppen',
      'Jag kan ställa in moppen så att den passar mig.',
      ['F', 'Ställer in skaftet efter sin längd och byter hand under arbetet.'],
      ['A', 'Ber om hjälp när en möbel är för tung att flytta ensam.'],
    ),
  ),
  example(
    'PARK',
    'Park och grönyta',
    [1, 5],
    outcome(
      'rensa, kratta och hålla kanter',
      'Jag kan göra fint i en rabatt.',
      ['F', 'Rensar en rabatt så att växterna står kvar och ogräset är borta.'],
      ['F', 'Krattar grusgångar och lämnar raka kanter.'],
    ),
    outcome(
      'plantera och vattna',
      'Jag vet hur djupt en planta ska stå.',
      ['F', 'Planterar på rätt djup och avstånd och vattnar efteråt.'],
      ['K', 'Pekar ut fem vanliga växter på platsen.'],
    ),
    outcome(
      'arbeta säkert utomhus',
      'Jag tar på mig rätt skydd före arbetet.',
      ['A', 'Spärrar av och håller avstånd till människor när maskiner används.'],
      ['K', 'Berättar hur man skyddar sig mot sol, kyla och fästingar.'],
    ),
  ),
  example(
    'SNICK',
    'Enklare snickeri',
    [2, 5],
    outcome(
      'mäta och märka ut',
      'Jag kan läsa av en tumstock.',
      ['F', 'Mäter två gånger, märker ut vinkelrätt och kapar på rätt sida av strecket.'],
      ['K', 'Räknar ut hur mycket virke som går åt till en enkel hylla.'],
    ),
    outcome(
      'foga ihop trä',
      'Jag kan välja rätt skruv.',
      ['F', 'Förborrar, skruvar och limmar så att fogen håller.'],
      ['A', 'Prövar att det färdiga står stadigt innan det lämnas vidare.'],
    ),
    outcome(
      'sköta handverktyg',
      'Jag lägger tillbaka verktygen hela och rena.',
      ['F', 'Rengör, oljar och hänger upp verktygen på deras plats.'],
      ['A', 'Tar ett trasigt verktyg ur bruk och säger till.'],
    ),
  ),
  example(
    'CYKEL',
    'Cykelverkstad',
    [1, 4],
    outcome(
      'laga en punktering',
      'Jag kan laga ett hål i slangen.',
      ['F', 'Hittar hålet, lagar det och monterar däcket så att det håller luft.'],
      ['K', 'Berättar när slangen ska bytas i stället för att lagas.'],
    ),
    outcome(
      'se över bromsar och kedja',
      'Jag ser om en broms är sliten.',
      ['F', 'Ställer in bromsarna så att de tar jämnt, och rengör och smörjer kedjan.'],
      ['A', 'Lämnar aldrig ut en cykel som inte har provats.'],
    ),
    outcome(
      'ta emot en cykel för lagning',
      'Jag kan fråga vad som är fel på cykeln.',
      ['F', 'Frågar, skriver lappen och fäster den på cykeln.'],
      ['F', 'Berättar för ägaren vad som har gjorts och vad som bör göras härnäst.'],
    ),
  ),
  example(
    'TEXTIL',
    'Textil och sömnad',
    [1, 4],
    outcome(
      'sortera och bedöma textil',
      'Jag ser om ett plagg går att sälja.',
      ['F', 'Sorterar plagg efter skick, material och årstid.'],
      ['K', 'Läser tvättrådet och berättar vad märkena betyder.'],
    ),
    outcome(
      'sy raka sömmar på maskin',
      'Jag kan trä symaskinen.',
      ['F', 'Trär maskinen, syr en rak söm och fäster trådarna.'],
      ['A', 'Stänger av maskinen innan nålen byts.'],
    ),
    outcome(
      'laga det som är trasigt',
      'Jag kan sy i en knapp.',
      ['F', 'Syr i knappar, lagar en söm och lägger upp en fåll.'],
      ['A', 'Frågar innan ett plagg klipps i.'],
    ),
  ),
  example(
    'DATA',
    'Datorvana i arbetet',
    [1, 3],
    outcome(
      'logga in säkert',
      'Jag kan logga in och ut själv.',
      ['F', 'Loggar in med eget lösenord och låser skärmen när platsen lämnas.'],
      ['K', 'Berättar vad man gör med ett mejl som ser falskt ut.'],
    ),
    outcome(
      'skriva och skicka',
      'Jag kan skicka ett mejl med en bilaga.',
      ['F', 'Skriver ett kort mejl med ämne och bilaga till rätt mottagare.'],
      ['F', 'Sparar en fil så att den går att hitta igen.'],
    ),
    outcome(
      'fylla i formulär',
      'Jag kan fylla i en lista på datorn.',
      ['F', 'För in uppgifter i en lista utan fel på raderna.'],
      ['A', 'Lämnar inte andras personuppgifter synliga.'],
    ),
  ),
];
