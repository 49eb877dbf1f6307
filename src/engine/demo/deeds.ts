/**
 * What people did when they showed something: short notes as a handledare writes them, two for each läranderesultat of
 * each example module. Only deeds, never judgements of the person. Not here: who did what when (courses-open.ts, courses-finished.ts).
 */
import type { EvidenceType } from '#domain/evidence.ts';

export type Deed = { readonly type: EvidenceType; readonly text: string };

const saw = (text: string): Deed => ({ type: 'observation', text });
const talked = (text: string): Deed => ({ type: 'professionalDiscussion', text });
const task = (text: string): Deed => ({ type: 'practicalTask', text });
const asked = (text: string): Deed => ({ type: 'oralQuestions', text });
const wrote = (text: string): Deed => ({ type: 'written', text });

const shop: readonly (readonly Deed[])[] = [
  [
    saw(
      'Tog emot torsdagens leverans, räknade kollina mot följesedeln och såg att två lådor glas saknades. Ringde genast.',
    ),
    task(
      'Packade upp en pall porslin utan att något gick sönder, sorterade kartong för sig och visade mig en skadad låda.',
    ),
  ],
  [
    saw(
      'Fyllde på hyllan med konserver: flyttade fram det gamla, ställde nytt bakom och rättade en hyllkant som visade fel pris.',
    ),
    talked(
      'Berättade varför varor med kort datum står främst, och visade på hyllan hur svinnet blir mindre.',
    ),
  ],
  [
    saw(
      'Lade ifrån sig kartongen när en kund kom, hälsade och följde med till rätt hylla. Hämtade mig när kunden frågade om garanti.',
    ),
    talked(
      'Gav två exempel på hur man lugnt möter en kund som är missnöjd: lyssna färdigt, och fråga vad som skulle hjälpa.',
    ),
  ],
  [
    task('Gick igenom kylhyllan efter listan, tog undan fem varor och skrev in dem på svinnlistan.'),
    asked(
      'Förklarade skillnaden mellan bäst före-dag och sista förbrukningsdag med mjölk och köttfärs som exempel.',
    ),
  ],
  [
    talked('Nämnde två varor med åldersgräns och lämnade över en sådan försäljning till kassan samma dag.'),
    asked(
      'Beskrev med bildkort vad man gör vid misstänkt stöld: håller avstånd, minns och hämtar en kollega.',
    ),
  ],
];

const dishes: readonly (readonly Deed[])[] = [
  [
    saw(
      'Kontrollerade diskmedel och temperatur före start, sorterade bestick för sig och tömde maskinen efter lunchen.',
    ),
    task('Körde hela eftermiddagens disk på egen hand och sade till när sköljarmen satt fast.'),
  ],
  [
    saw(
      'Bytte handskar mellan smutsig och ren sida varje gång under passet och ställde kopparna upp och ned på ren bricka.',
    ),
    asked(
      'Berättade med egna ord hur smitta följer med händer och trasor, och pekade ut var det kan hända i vårt kök.',
    ),
  ],
  [
    task(
      'Bryggde kaffe i båda kannorna efter lappen på väggen och fyllde på kylen med den äldsta drickan längst fram.',
    ),
    saw('Torkade bord och serveringsdisk tre gånger under passet utan påminnelse.'),
  ],
  [
    saw('Tog emot sex beställningar, upprepade dem och hämtade kocken när en gäst frågade om nötter.'),
    saw('Hälsade på gästerna i kön och lämnade tydligt över betalningen till kassan.'),
  ],
  [
    wrote('Stängde kaféet efter checklistan. Alla punkter ikryssade i ordning; listan är sparad.'),
    saw(
      'Öppnade tillsammans med mig: rätt ordning, sorterade soporna och sade till att mjölken inte hade hunnit fyllas på.',
    ),
  ],
];

const hygiene: readonly (readonly Deed[])[] = [
  [
    saw(
      'Tvättade händerna på rätt sätt vid alla byten under ett helt pass: efter rått kött, efter paus och efter sopor.',
    ),
    asked(
      'Berättade när man ska säga till före passet, till exempel vid magsjuka eller sår på handen. Hårskydd på, ringen av.',
    ),
  ],
  [
    task(
      'Skar kyckling och sallad på olika brädor, diskade emellan och ställde kycklingen längst ned i kylen med lock och märkning.',
    ),
    asked('Förklarade två vägar för bakterier till färdig mat: samma kniv, och droppar från hyllan ovanför.'),
  ],
  [
    task(
      'Mätte i kyl, frys och gryta och skrev värdena i egenkontrollen. Sade till direkt när kylen visade för högt.',
    ),
    talked('Berättade vilka gränser som gäller hos oss och vad som hände med maten när ett värde var fel.'),
  ],
  [
    task(
      'Hittade mjölk, ägg och senap i tre innehållsförteckningar och lade specialkosten i egen märkt form.',
    ),
    talked('Nämnde fem livsmedel som ofta ger allergi och hämtade kocken i stället för att gissa.'),
  ],
  [
    saw(
      'Städade köket från undanplockning till torr bänk, doserade medlet efter skylten och tog på handskar och glasögon.',
    ),
    wrote('Signerade städschemat hela veckan. Förklarade två faromärken på flaskorna i städskåpet.'),
  ],
];

const recycling: readonly (readonly Deed[])[] = [
  [
    task(
      'Sorterade tolv föremål ur lådan rätt och slog upp två i sorteringsguiden i stället för att chansa.',
    ),
    asked('Berättade varför återbruk är bättre än att slänga, med en cykel från i tisdags som exempel.'),
  ],
  [
    asked('Pekade ut fem sorters farligt avfall på bildkorten och visade var de ska stå.'),
    saw(
      'Tog på handskar och glasögon, bar en färgburk till rätt skåp utan att öppna den och lade en läckande flaska i balja.',
    ),
  ],
  [
    saw(
      'Hälsade på besökarna vid grinden och visade rätt container. Sade vänligt till när någon lade gips bland trä.',
    ),
    talked('Berättade hur man drar sig undan och hämtar en kollega när någon blir hotfull.'),
  ],
  [
    saw('Bar varselväst och skyddsskor hela passet och bad om hjälp med en tung spis.'),
    task('Gick riskrundan med mig och pekade ut backande lastbil, halt plan och vasst skrot.'),
  ],
  [
    task('Valde ut en hel stol, två lampor och en symaskin till återbruket efter listan.'),
    saw('Sopade ytan vid containrarna och ringde när wellpappen var full.'),
  ],
];

const workingLife: readonly (readonly Deed[])[] = [
  [
    saw('På plats före åtta alla dagar i perioden, utom en då sms kom före passet som avtalat.'),
    talked('Visade sin planering för veckan i almanackan och vad som var förberett kvällen före.'),
  ],
  [
    saw(
      'Upprepade instruktionen om monteringen, gjorde momenten i rätt ordning och sade till när bänken var klar.',
    ),
    task('Fick en skriftlig instruktion med bilder, frågade om ett moment och blev klar på egen hand.'),
  ],
  [
    saw(
      'Delade upp flytten av hyllorna med två andra, hjälpte till att bära och bad om hjälp med den tyngsta.',
    ),
    talked(
      'Gav två exempel på respekt i gruppen och tog själv upp en tvist om städningen med den det gällde.',
    ),
  ],
  [
    saw(
      'Frågade med ord och bilder tills uppgiften var tydlig, och talade annorlunda med kunden än med arbetslaget.',
    ),
    talked('Berättade vad som gäller hos oss för mobil, bilder och andras privata uppgifter.'),
  ],
  [
    saw('Började med morgonrundan utan påminnelse alla dagar under två veckor och oljade verktygen efteråt.'),
    saw('Upptäckte att listan var fel ifylld, rättade den och berättade det för mig.'),
  ],
  [
    talked(
      'Beskrev två saker som går bra och en att träna på, och hur återkopplingen om lyften ändrade arbetssättet.',
    ),
    talked(
      'Skrev tillsammans med mig ner nästa steg: studiebesök i butik och ett samtal med arbetsförmedlingen.',
    ),
  ],
];

const safety: readonly (readonly Deed[])[] = [
  [
    asked(
      'Berättade vem som har huvudansvaret för arbetsmiljön och hur man når skyddsombudet. Bildstöd användes.',
    ),
    talked(
      'Gav ett exempel på något som påverkar kroppen, tunga lyft, och ett på hur man mår, hög ljudnivå.',
    ),
  ],
  [
    task(
      'Pekade ut tre risker på rundan: sladd på golvet, trasig pall och blockerad dörr. Fyllde i tillbudsblanketten.',
    ),
    talked('Förklarade skillnaden mellan tillbud och olycka med två egna exempel.'),
  ],
  [
    asked('Förklarade fem varningsmärken på bildkort och visade vilka två som finns i verkstaden.'),
    saw('Valde hörselkåpor och glasögon till slipen, och lät bandsågen vara utan genomgång.'),
  ],
  [
    saw('Lyfte med böjda ben och nära kroppen, vände med fötterna och hämtade kärran till det tunga.'),
    talked(
      'Förklarade varför variation och pauser behövs, och lade själv in en paus efter en timmes packning.',
    ),
  ],
  [
    task('Visade utrymningsväg, återsamlingsplats, släckare och första hjälpen-låda på en rundvandring.'),
    asked('Berättade i ordning vad man gör om det brinner, hur man larmar 112 och vad man säger.'),
  ],
  [
    talked('Gav ett exempel på kränkande särbehandling och nämnde två personer att vända sig till.'),
    talked('Gav exempel på tecken på stress och vad som kan hjälpa en arbetskamrat.'),
  ],
];

/** By module code; in the order of the module's läranderesultat. */
export const deeds = {
  'EX-BUTIK': shop,
  'EX-DISK': dishes,
  'EX-HYGIEN': hygiene,
  'EX-AVC': recycling,
  'EX-ARBLIV': workingLife,
  'EX-AMS': safety,
} as const;
export type ModuleCode = keyof typeof deeds;
