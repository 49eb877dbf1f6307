// Every word that the control page shows, in Swedish and in English. `{…}` is filled in. Not here: page.js, which
// shows them. Keys that end in Help go with the answer of that name.

export const texts = {
  sv: {
    pageTitle: 'Kontrollera intyg',
    label: 'Koden från intyget',
    hint: 'Klistra in texten som mobilen visar när du skannar QR-koden. Mellanslag och radbyten gör inget.',
    check: 'Kontrollera',
    compare: 'Jämför med papperet. Det ska stå samma sak:',
    listTitle: 'Spärrlista',
    listAge: 'Spärrlistan är från {date}.',
    listOld:
      'Den är äldre än tre månader: intyg kan ha ersatts eller återkallats sedan dess. Fråga utfärdaren.',
    listAhead:
      'Det datumet har inte kommit än: en klocka går eller gick fel. Det går inte att säga hur ny listan är. Fråga utfärdaren om intyget fortfarande gäller.',
    listNone: 'Sidan har ingen spärrlista. Fråga utfärdaren om intyget har ersatts eller återkallats.',
    listLabel: 'Har du fått en nyare lista? Välj filen här.',
    list: 'Den nya listan används nu.',
    listOlder: 'Filen är äldre än listan som redan används. Inget ändrades.',
    listNotOurs: 'Filen är ingen spärrlista. Inget ändrades.',
    listChanged: 'Filen är skadad eller ändrad. Inget ändrades.',
    listUnknownIssuer:
      'Listan är signerad med en nyckel som inte gäller här. Be utfärdaren om en ny kontrollsida.',
    privacy: 'Sidan fungerar utan internet. Det du skriver här stannar hos dig.',
    contact: 'Frågor om ett intyg: {contact}',
    valid: 'Giltigt',
    validHelp: 'Utfärdat av {issuer} och inte ändrat.',
    replaced: 'Ersatt',
    replacedHelp: 'Intyget är äkta, men ersattes {on} av nummer {by}. Be att få se det nya.',
    revoked: 'Återkallat',
    revokedHelp: 'Intyget är äkta, men återkallades {on}. Det gäller inte längre.',
    revokedReplaced: 'Nummer {by} gäller i stället.',
    example: 'Exempel – inget riktigt intyg',
    practice: 'Övning – inget riktigt intyg',
    loudHelp: 'Koden är hel, men dokumentet är gjort för att visa eller öva. Det intygar ingenting.',
    changed: 'Ogiltigt',
    changedHelp:
      'Koden är ändrad eller inte rätt kopierad. Skanna eller kopiera en gång till. Blir svaret detsamma är intyget inte äkta.',
    tooMany: 'Här är {count} siffror. Koden ska ha {needed}.',
    unknownIssuer: 'Okänd utfärdare',
    unknownIssuerHelp:
      'Koden är inte signerad av {issuer}, eller så är kontrollsidan äldre än intyget. Leta upp en ny kontrollsida hos den som står som utfärdare på intyget. Nyckel: {keyId}',
    keyNotInUse: 'Ogiltigt',
    keyNotInUseHelp:
      'Nyckeln gällde inte när intyget utfärdades {issuedOn}. Den gällde {from} till {until}. Fråga utfärdaren.',
    now: 'nu',
    incomplete: 'Koden är inte hel',
    incompleteHelp: 'Här är {count} siffror. Koden ska ha {needed}. Kopiera hela, eller skanna en gång till.',
    incompleteShort: 'Här är bara {count} siffror. Kopiera hela koden, eller skanna en gång till.',
    notOurs: 'Inte ett intyg från Intyga',
    notOursHelp:
      'Det här är ingen kod från ett intyg. Skanna QR-koden på intyget och klistra in hela texten, eller välj intyget som PDF-fil.',
    fileLabel: 'Eller välj intyget som PDF-fil',
    fileHint: 'Du kan också dra filen hit. Den skickas ingenstans.',
    genuine: 'Så här lyder det äkta intyget:',
    compareFile: 'Så här lyder det äkta intyget. Det ska stå samma sak i filen:',
    issued: 'Så här lyder intyget:',
    inCode: 'Så här står det i koden. Det går inte att lita på:',
    fileAsIssued: 'PDF-filen är precis som den utfärdades.',
    fileChanged: 'Filen är ändrad',
    fileChangedHelp:
      'Koden i filen är äkta, men filen är inte den som utfärdades: någon har ändrat den eller sparat om den. Lita inte på det som syns i den. Be om originalfilen eller papperet.',
    fileUnproven: 'Koden är äkta – jämför sidorna',
    fileUnprovenHelp:
      'Här går det inte att se om sidorna i filen är ändrade, bara att koden i den är äkta. Namnet och allt annat ska vara samma som här nedanför.',
    fileWithout: 'Ingen kod i filen',
    fileWithoutHelp:
      'Filen är inte ett intyg som det kom från utfärdaren. Är den ett inskannat eller fotograferat papper? Skanna QR-koden på bilden och klistra in texten här.',
    notPdf: 'Filen är ingen PDF',
    notPdfHelp:
      'Här kan intyget väljas som PDF-fil. Har du en bild av det? Skanna QR-koden på bilden och klistra in texten.',
    cannotRead: 'Webbläsaren kan inte läsa filen',
    cannotReadHelp:
      'Öppna kontrollsidan i en nyare webbläsare, eller skanna QR-koden på intyget och klistra in texten.',
    checkCode: 'Det är kontrollkoden',
    checkCodeHelp:
      'Kontrollkoden {code} kan bara utfärdaren svara på. {ask} Här behövs QR-koden eller PDF-filen: skanna koden med mobilen och klistra in texten, eller välj filen.',
    almostCode: 'Kontrollkoden är inte hel',
    almostCodeHelp:
      'Det liknar kontrollkoden, som har tolv tecken och aldrig bokstaven U. Här är {count} tecken. Bara utfärdaren kan svara på den. {ask} Här behövs QR-koden eller PDF-filen.',
    number: 'Det är intygets nummer',
    numberHelp:
      'Numret {number} går att skriva av, så det visar inte om intyget är äkta. Skanna QR-koden med mobilen och klistra in texten, eller välj PDF-filen. Utfärdaren kan också svara på numret. {ask}',
    foreignNumber: 'Numret är inte härifrån',
    foreignNumberHelp:
      'Nummer från {issuer} börjar med {prefixes}. Nummer {number} är utfärdat av någon annan, eller felskrivet. Leta upp kontrollsidan hos den som står som utfärdare på intyget.',
    numberReplaced: 'Numret är ersatt',
    numberReplacedHelp:
      'Intyg nummer {number} ersattes {on} av nummer {by}. Be att få se det nya. Om papperet är äkta visar bara QR-koden eller PDF-filen.',
    numberRevoked: 'Numret är återkallat',
    numberRevokedHelp: 'Intyg nummer {number} återkallades {on}. Det gäller inte längre.',
    askContact: 'Fråga: {contact}.',
    askIssuer: 'Ring eller skriv till den som står som utfärdare på intyget.',
    facts: {
      title: 'Dokument',
      number: 'Nummer',
      holder: 'Namn',
      birth: 'Född',
      issuer: 'Utfärdare',
      issuedOn: 'Utfärdat',
    },
    module: 'Modul',
    level: 'Nivå',
    points: 'Poäng',
    modulesOnPaper: 'Modulerna fick inte plats i koden. De står bara på papperet.',
  },
  en: {
    pageTitle: 'Check a certificate',
    label: 'The code on the certificate',
    hint: 'Paste the text your phone shows when you scan the QR code. Spaces and line breaks do not matter.',
    check: 'Check',
    compare: 'Compare with the paper. It must say the same:',
    listTitle: 'Revocation list',
    listAge: 'The revocation list is from {date}.',
    listOld:
      'It is more than three months old: certificates may have been replaced or revoked since. Ask the issuer.',
    listAhead:
      'That date is still to come: a clock is or was wrong, so nobody can say how new the list is. Ask the issuer if the certificate still counts.',
    listNone: 'This page has no revocation list. Ask the issuer if the certificate was replaced or revoked.',
    listLabel: 'Have you been given a newer list? Choose the file here.',
    list: 'The new list is now in use.',
    listOlder: 'The file is older than the list in use. Nothing was changed.',
    listNotOurs: 'The file is not a revocation list. Nothing was changed.',
    listChanged: 'The file is damaged or altered. Nothing was changed.',
    listUnknownIssuer:
      'The list is signed with a key that does not count here. Ask the issuer for a new control page.',
    privacy: 'This page works without internet. What you enter stays with you.',
    contact: 'Questions about a certificate: {contact}',
    valid: 'Valid',
    validHelp: 'Issued by {issuer} and not altered.',
    replaced: 'Replaced',
    replacedHelp:
      'The certificate is genuine, but was replaced on {on} by number {by}. Ask to see the new one.',
    revoked: 'Revoked',
    revokedHelp: 'The certificate is genuine, but was revoked on {on}. It no longer counts.',
    revokedReplaced: 'Number {by} counts instead.',
    example: 'Example – not a real certificate',
    practice: 'Practice – not a real certificate',
    loudHelp: 'The code is whole, but the document was made for show or practice. It certifies nothing.',
    changed: 'Not valid',
    changedHelp:
      'The code is altered or not copied right. Scan or copy it again. If the answer stays, the certificate is not genuine.',
    tooMany: 'There are {count} digits. The code should have {needed}.',
    unknownIssuer: 'Unknown issuer',
    unknownIssuerHelp:
      'The code is not signed by {issuer}, or the control page is older than the certificate. Find a new control page from whoever the certificate names as issuer. Key: {keyId}',
    keyNotInUse: 'Not valid',
    keyNotInUseHelp:
      'The key did not count when the certificate was issued on {issuedOn}. It counted from {from} to {until}. Ask the issuer.',
    now: 'now',
    incomplete: 'The code is not complete',
    incompleteHelp: 'There are {count} digits. The code should have {needed}. Copy all of it, or scan again.',
    incompleteShort: 'There are only {count} digits. Copy the whole code, or scan again.',
    notOurs: 'Not a certificate from Intyga',
    notOursHelp:
      'This is not the code of a certificate. Scan the QR code on the certificate and paste all of the text, or choose the certificate as a PDF file.',
    fileLabel: 'Or choose the certificate as a PDF file',
    fileHint: 'You can also drop the file here. It is sent nowhere.',
    genuine: 'This is what the genuine certificate says:',
    compareFile: 'This is what the genuine certificate says. The file must say the same:',
    issued: 'This is what the certificate says:',
    inCode: 'This is what the code says. It cannot be trusted:',
    fileAsIssued: 'The PDF file is exactly as it was issued.',
    fileChanged: 'The file was altered',
    fileChangedHelp:
      'The code in the file is genuine, but the file is not the one that was issued: somebody has altered it or saved it anew. Do not trust what it shows. Ask for the original file or the paper.',
    fileUnproven: 'The code is genuine – compare the pages',
    fileUnprovenHelp:
      'Nothing here tells whether the pages of the file were altered, only that the code in it is genuine. The name and all else must be the same as below.',
    fileWithout: 'No code in the file',
    fileWithoutHelp:
      'The file is not a certificate as it came from the issuer. Is it a scan or a photo of the paper? Scan the QR code in the picture and paste the text here.',
    notPdf: 'The file is not a PDF',
    notPdfHelp:
      'The certificate can be chosen here as a PDF file. Have you a picture of it? Scan the QR code in the picture and paste the text.',
    cannotRead: 'The browser cannot read the file',
    cannotReadHelp:
      'Open the control page in a newer browser, or scan the QR code on the certificate and paste the text.',
    checkCode: 'That is the check code',
    checkCodeHelp:
      'Only the issuer can answer the check code {code}. {ask} Here the QR code or the PDF file is needed: scan the code with a phone and paste the text, or choose the file.',
    almostCode: 'The check code is not complete',
    almostCodeHelp:
      'It looks like the check code, which has twelve signs and never the letter U. There are {count} signs. Only the issuer can answer it. {ask} Here the QR code or the PDF file is needed.',
    number: 'That is the certificate’s number',
    numberHelp:
      'Anybody can copy the number {number}, so it does not tell whether the certificate is genuine. Scan the QR code with a phone and paste the text, or choose the PDF file. The issuer can also answer the number. {ask}',
    foreignNumber: 'The number is not from here',
    foreignNumberHelp:
      'Numbers from {issuer} begin with {prefixes}. Number {number} was issued by somebody else, or is mistyped. Find the control page of whoever the certificate names as issuer.',
    numberReplaced: 'The number was replaced',
    numberReplacedHelp:
      'Certificate number {number} was replaced on {on} by number {by}. Ask to see the new one. Only the QR code or the PDF file tells whether the paper is genuine.',
    numberRevoked: 'The number was revoked',
    numberRevokedHelp: 'Certificate number {number} was revoked on {on}. It no longer counts.',
    askContact: 'Ask: {contact}.',
    askIssuer: 'Call or write to whoever the certificate names as issuer.',
    facts: {
      title: 'Document',
      number: 'Number',
      holder: 'Name',
      birth: 'Born',
      issuer: 'Issuer',
      issuedOn: 'Issued',
    },
    module: 'Module',
    level: 'Level',
    points: 'Points',
    modulesOnPaper: 'The modules did not fit in the code. They are on the paper only.',
  },
};
