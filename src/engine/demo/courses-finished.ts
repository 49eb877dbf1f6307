/**
 * Courses that reach control: approved, issued, sent back and handed in again. Each is one participant in one module.
 * Not here: how a course is played (course.ts) and those still under way (courses-open.ts).
 */
import type { Course } from './course-model.ts';

const approved: readonly Course[] = [
  {
    person: 'asa',
    module: 'EX-BUTIK',
    assessors: ['maria'],
    place: 'Återbruket, butiken',
    start: 2,
    pace: 6,
    self: 'ahahl',
    steps: [
      { text: 'Följa med vid leverans två torsdagar', due: 16, who: 'Åsa och Maria', done: 14 },
      { text: 'Prova kylhyllan och svinnlistan', due: 28, who: 'Åsa', done: 26 },
    ],
    weak: {
      criterion: '3.3',
      judgement: 'partlyShown',
      note: 'Gav ett exempel. Vi tar det andra efter passet i kassan.',
    },
    picture: { outcome: 2, key: 'shelfAfter' },
    feedback:
      'Du ser direkt när något inte stämmer med följesedeln, och du säger till. Nästa gång vi ses övar vi på en kund som är arg, så att du får två sätt att möta det.',
    rationale:
      'Alla delar är visade vid minst två tillfällen i butiken. Leveranserna har gjorts på egen hand sedan tredje veckan, med kontroll mot följesedel varje gång. Datum och kassation är visade både i arbetsprov och i frågor. Bemötande av missnöjd kund övades en gång till och är därefter visat i samtal.',
    control: { by: 'johan', day: 38, approves: 'Tydliga underlag. Bra att leveransen är sedd flera gånger.' },
  },
  {
    person: 'asa',
    module: 'EX-ARBLIV',
    assessors: ['maria'],
    place: 'Återbruket',
    start: 20,
    pace: 6,
    self: 'ahahhl',
    steps: [
      { text: 'Föra almanacka i fyra veckor', due: 44, who: 'Åsa', done: 42 },
      { text: 'Studiebesök i mataffären', due: 58, who: 'Åsa och Maria', done: 55 },
    ],
    feedback:
      'Du tar upp saker med den det gäller i stället för att vänta. Det märktes när städningen krånglade. Fortsätt skriva i almanackan.',
    rationale:
      'Närvaron är följd under åtta veckor. Samarbete, instruktioner och ansvar är sedda i vardagen på Återbruket, av mig och av arbetsledaren. Deltagaren har själv valt nästa steg.',
    control: {
      by: 'petra',
      day: 61,
      returns: {
        disagrees: [
          {
            criterion: '4.3',
            comment: 'Jag ser inte att privata uppgifter har tagits upp, bara mobil och bilder.',
          },
        ],
        message: 'Nästan klart. Komplettera 4.3 med vad som gäller för andras privata uppgifter.',
        due: 70,
      },
    },
    again: {
      day: 65,
      criterion: '4.3',
      deed: {
        type: 'professionalDiscussion',
        text: 'Berättade vad som gäller för kunders namn och nummer i beställningsboken, och varför den ligger i lådan.',
      },
      rationale:
        'Närvaron är följd under åtta veckor. Samarbete, instruktioner och ansvar är sedda i vardagen på Återbruket, av mig och av arbetsledaren. Efter komplettering är också privata uppgifter visade, med beställningsboken som exempel.',
      control: { by: 'petra', day: 68, approves: '' },
    },
  },
  {
    person: 'muhammad',
    module: 'EX-DISK',
    assessors: ['erik'],
    place: 'Kaféköket',
    start: 2,
    pace: 7,
    self: 'hhlhd',
    steps: [
      { text: 'Gå igenom diskmaskinens lapp med tolk', due: 9, who: 'Erik', done: 8 },
      { text: 'Stå i serveringen två förmiddagar', due: 32, who: 'Muhammad', done: 30 },
    ],
    picture: { outcome: 2, key: 'dishTray' },
    feedback:
      'Du håller isär rent och smutsigt utan att någon säger till. Orden för maskinens delar sitter nu. Nästa mål är att ta beställningar på svenska med kortet som stöd.',
    rationale:
      'Allt arbete vid diskmaskinen är visat självständigt. Kunskapsfrågorna besvarades muntligt med tolk och bildstöd. Beställningar togs på svenska med kort som stöd, och allergifrågor lämnades alltid till kocken.',
    control: { by: 'petra', day: 44, approves: 'Språkstödet är väl beskrivet.' },
  },
  {
    person: 'anh',
    module: 'EX-HYGIEN',
    assessors: ['erik'],
    place: 'Kaféköket',
    start: 3,
    pace: 8,
    self: 'hahla',
    steps: [{ text: 'Egenkontroll varje måndag', due: 40, who: 'Thị Ánh', done: 38 }],
    leftOut: {
      criteria: ['4.1', '4.2', '4.3', '4.4'],
      reason: 'Vi lagade ingen specialkost under perioden, så det har inte gått att visa här.',
    },
    feedback:
      'Du mäter och skriver upp utan påminnelse och säger till direkt när ett värde är fel. Specialkosten får vi ta i ett annat kök.',
    rationale:
      'Hygien, åtskillnad, temperaturer och rengöring är visade under sex veckor i köket. Allergi och specialkost är utelämnat, eftersom köket inte har haft det under perioden. Resten är fullt visat.',
    control: { by: 'petra', day: 55, approves: 'Rätt att lämna ut LR4. Blir ett delintyg.' },
  },
  {
    person: 'lukasz',
    module: 'EX-AVC',
    assessors: ['johan'],
    place: 'Gröna gruppen, återvinningscentralen',
    start: 3,
    pace: 7,
    self: 'ahhah',
    steps: [{ text: 'Gå med Johan på riskrunda', due: 20, who: 'Łukasz', done: 17 }],
    picture: { outcome: 1, key: 'containers' },
    feedback:
      'Besökarna lyssnar på dig, för du säger till vänligt och tidigt. Öva på att be om hjälp före det tunga lyftet.',
    rationale:
      'Sortering, farligt avfall och säkerhet är visade under ordinarie öppettider. Vägledning av besökare är sedd vid fyra tillfällen, en gång med en besökare som var irriterad.',
    control: { by: 'petra', day: 45, approves: '' },
  },
  {
    person: 'solveig',
    module: 'EX-ARBLIV',
    assessors: ['maria'],
    place: 'Återbruket',
    start: 0,
    pace: 6,
    self: 'aaahah',
    steps: [{ text: 'Handleda en ny deltagare i packningen', due: 30, who: 'Solveig', done: 29 }],
    feedback: 'Du visar andra hur det går till och väntar in dem. Det är till stor hjälp i gruppen.',
    rationale:
      'Alla delar är visade i ordinarie arbete. Deltagaren har dessutom visat en ny arbetskamrat packningen, vilket styrker både samarbete och ansvar.',
    control: { by: 'johan', day: 41, approves: '' },
  },
  {
    person: 'julia',
    module: 'EX-BUTIK',
    assessors: ['maria', 'johan'],
    place: 'Återbruket, butiken',
    start: 6,
    pace: 10,
    self: 'hlhdl',
    steps: [{ text: 'Ordlista för varor på ukrainska och svenska', due: 24, who: 'Юлія', done: 22 }],
    feedback:
      'Ordlistan du gjorde används nu av hela laget. Fortsätt fråga kunden en gång till när ett ord är nytt.',
    rationale:
      'Delarna är visade i butiken med stöd av egen ordlista. Åldersgränser och kassation är visade på svenska med bildkort.',
    control: { by: 'petra', day: 71, approves: 'Bra beskrivet hur språkstödet har använts.' },
  },
  {
    person: 'amina',
    module: 'EX-DISK',
    assessors: ['erik'],
    place: 'Kaféköket',
    start: 20,
    pace: 8,
    self: 'ahaha',
    steps: [{ text: 'Öppna kaféet tillsammans med Erik', due: 60, who: 'Amina', done: 58 }],
    feedback: 'Du hinner se gästen fast det är kö. Stängningslistan kan du utantill nu.',
    rationale:
      'Diskmaskin, hygien, servering och stängning är visade under passen. Stängning efter checklista är gjord på egen hand tre gånger.',
    control: { by: 'petra', day: 75, approves: '' },
  },
];

const waiting: readonly Course[] = [
  {
    person: 'kevin',
    module: 'EX-ARBLIV',
    assessors: ['maria'],
    place: 'Återbruket',
    start: 10,
    pace: 8,
    self: 'llhhdd',
    steps: [{ text: 'Ringa före åtta vid frånvaro', due: 30, who: 'Kevin', done: 30 }],
    weak: {
      criterion: '1.2',
      judgement: 'notShown',
      note: 'Två gånger utan sms i början. Vi kom överens om hur det ska gå till.',
    },
    feedback:
      'Sedan vi bestämde hur du hör av dig har det fungerat varje gång. Det gör att gruppen kan planera.',
    rationale:
      'De första veckorna saknades besked vid två tillfällen. Efter överenskommelsen har frånvaro meddelats före passet varje gång under sex veckor. Övriga delar är visade i arbetet på lagret.',
  },
  {
    person: 'emil',
    module: 'EX-AVC',
    assessors: ['johan'],
    place: 'Gröna gruppen, återvinningscentralen',
    start: 18,
    pace: 10,
    self: 'haaha',
    steps: [{ text: 'Ansvara för återbrukshyllan en vecka', due: 66, who: 'Emil', done: 64 }],
    feedback:
      'Du slår upp i guiden när du är osäker, precis som du ska. Återbrukshyllan är i ordning varje kväll.',
    rationale:
      'Alla delar är visade på anläggningen. Farligt avfall är visat både med bildkort och i verkligt arbete med en läckande flaska.',
  },
  {
    person: 'ingrid',
    module: 'EX-HYGIEN',
    assessors: ['erik', 'maria'],
    place: 'Kaféköket',
    start: 24,
    pace: 10,
    self: 'hhlhh',
    steps: [{ text: 'Halva pass till och med vecka fyra', due: 50, who: 'Erik', done: 50 }],
    feedback: 'Lugnt och noga. Du har tagit upp temperaturerna på ett sätt som de andra nu gör efter dig.',
    rationale:
      'Delarna är visade i halva pass under åtta veckor. Specialkosten är visad i arbetsprov med tre förpackningar.',
  },
];

const sentBack: readonly Course[] = [
  {
    person: 'fatima',
    module: 'EX-BUTIK',
    assessors: ['maria'],
    place: 'Återbruket, butiken',
    start: 14,
    pace: 8,
    self: 'haahl',
    steps: [{ text: 'Stå i kassan med Maria två pass', due: 50, who: 'Fatima', done: 48 }],
    feedback: 'Kunderna kommer tillbaka till dig. Du kan varorna och vågar säga att du ska fråga.',
    rationale: 'Delarna är visade i butiken. Kundbemötandet är sett under flera veckor.',
    control: {
      by: 'johan',
      day: 66,
      returns: {
        disagrees: [
          { criterion: '4.3', comment: 'Det framgår inte hur de kasserade varorna registrerades.' },
          { criterion: '5.2', comment: 'Ett tillfälle där försäljningen lämnades över behöver beskrivas.' },
        ],
        message: 'Starkt underlag i LR1 till LR3. Två kriterier behöver bevis som visar vad som gjordes.',
        due: 82,
      },
    },
  },
  {
    person: 'mehmet',
    module: 'EX-DISK',
    assessors: ['erik'],
    place: 'Kaféköket',
    start: 16,
    pace: 7,
    self: 'aahha',
    steps: [{ text: 'Stänga kaféet med checklista', due: 48, who: 'Mehmet', done: 47 }],
    feedback: 'Du håller tempot även när det är fullt. Säg till tidigare när disken tar slut på hyllan.',
    rationale: 'Visat under passen i kaféköket.',
    control: {
      by: 'petra',
      day: 59,
      returns: {
        disagrees: [],
        message: 'Motiveringen är för kort. Skriv hur du vet att delarna är visade, särskilt LR4 om allergi.',
        due: 73,
      },
    },
  },
];

export const finishedCourses: readonly Course[] = [...approved, ...waiting, ...sentBack];
