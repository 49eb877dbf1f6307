/**
 * Words that passwords are made of when somebody wants to be done: Swedish and international. Held against a
 * passphrase's letters after digits, signs and repetitions are taken away (passphrase.ts), so `Sommar2026!!` is found
 * as `sommar`. Small letters without accents; å and ä as a, ö as o.
 */
export const commonPassphrases: ReadonlySet<string> = new Set(
  `
  aaaa abba abc abcabc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijkl access account
  admin adminadmin administrator admiral aik alexander alltid alltidred amanda amerika andersson andreas angel angels
  anna annanna apa apelsin april arbete arbetsmarknad arsenal asasas asd asdasd asdf asdfasdf asdfgh asdfghjk asdfghjkl
  ashley augusti azerty bajen bajs bajskorv bamse banan banana baseball batman batmanbatman beatles bengt bil biljett
  bilen blomma bobby borje bosse bravo bubblegum buster butter butterfly bulle bullar bus changeme charlie
  cheese chelsea chocolate choklad christian christoffer citron coffee computer cookie dagens daniel datorn dator
  december default delfin demo demodemo denvar djurgarden djungel dolphin donald dragon dragondragon elefant elin elsa
  emil emma engelska enkel enkelt enkeltlosenord erik eriksson europa facebook fantasy favorit februari felix fender
  ferrari fisk fiskar flower fluga football forever forsta fotboll fotbollfotboll fredag fredrik freedom friday
  friends fuckyou gandalf glass glasse glad gladalax gnaget goteborg google gran grattis green gronaporten guest
  gustav hammarby handball handboll hannah hanna harley hastar hast heaven hej hejan hejdu hejhej hejhejhej hejpadig
  hejpadej hejsan hejsanhejsan hello hellohello helloworld hemlig hemligt hemligtlosenord hemlis hockey hockeyhockey
  hola hund hunden hundar hunter iloveyou ingen inget ingetlosenord internet intyg intyga isabella ishockey iwantin
  jagalskardig januari jennifer jesper jessica jesus johan johansson jordgubb jordan joshua juli julia juni justin kaffe
  kakan kalle kalleanka kanin karlstad karlek karin katt katten katter kattunge kanelbulle killer kissekatt
  knutte kompetensintyg kommun kommunen kodord korv korven krokodil kungen kungfu kyckling lars lasse
  letmein letmeinnow liebe linkedin lion liverpool liverpoolfc login loginlogin london looser lord losen
  losenfras losenord losenordet losenordlosenord losenordlosen losenordmitt love lovely lovelove loveme lova ludvig
  lucky maggie maj malmo malmoff malin mamma mammapappa mammamia manchester manchesterunited mandag maria
  mariamaria mars martin master matrix matte merlin mercedes metallica michael michelle microsoft midnight milan
  mickey minecraft minhund minkatt minlosenfras minlosenord mitt mittlosenord mittord mobil mobilen mommy monday monica
  monkey monkeys monster morgan morris mothermother mustang mypassword naruto natalie ncc nemo newpass newpassword
  nicholas nicole nils ninja nissan norge norrland november nyckel nycklar nyttlosenord oktober oliver onsdag opensesame
  orange oscar oskar ovning ovningsregister padda pannkaka pass passord passpass password passwordpassword
  passwort patrik peanut peppar pepper pernilla peter petter pizza pojken pokemon potatis polisen porsche
  power praktik princess prinsessa prinsessan provlosen prova purple pussel qazqaz qazwsx qazwsxedc qweasd qweasdzxc
  qweqwe qwer qwerqwer qwert qwertqwert qwerty qwertyqwerty qwertyui qwertyuio qwertyuiop qwertz rainbow ranger
  rangers regnbage rebecca red register registret robin robinhood rock rockyou root rootroot rosa samantha samsung
  sandra scooby secret secretsecret semester september service shadow silver simba simon skola skolan skog
  smultron snoopy snowball snobollskrig snofall soccer sofia sol solen solsken solros sommar sommaren sommarlov
  sommarsommar sommarvarme spider spiderman spotify stefan star starwars steelers sten stina stjarna stockholm
  stockholmstad sunshine super superman supersecret summer summertime sven svensson sverige sverigesverige svart
  svenska sverigearbast svampbob tack taylor teddy temp temppassword temptemp terminal test testar testtest testing
  testlosenord tester thomas thunder thursday tiger tigger tisdag tjena tjenare tjolahopp tomten tomte torsdag traktor
  tralala trustno trustnoone tulpan tummen tusen uefa unicorn united unknown uppsala user username utbildning validering
  valkommen valkomna var varen victoria viktor vinter vintern vintervinter viola volvo volvovolvo vargen vaxjo
  welcome welcomewelcome whatever wilma william winner winter wizard wordpass yankees yellow ynwa zaq zaqwsx zeppelin
  zlatan zlatanibrahimovic zxc zxcvb zxcvbn zxcvbnm zxczxc osteras angelholm
  `
    .split(/\s+/)
    .filter((word) => word !== ''),
);
