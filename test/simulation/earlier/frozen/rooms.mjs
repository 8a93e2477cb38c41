// Every room as of commit 6f3dd0e413cd (2026-11-24): the simulator lets it answer beside today's on the same records, as during
// a deployment, a canary or a roll-back. Made by `npm run freeze -- 6f3dd0e413cd`, never edited; npm packages are not in it.
var XR=Object.defineProperty;var u=(e,t,n)=>()=>{if(n)throw n[0];try{return e&&(t=e(e=0)),t}catch(r){throw n=[r],r}};var ge=(e,t)=>{for(var n in t)XR(e,n,{get:t[n],enumerable:!0})};function Je(e,t,n){return e===1?`1 ${t}`:`${e} ${n}`}var Zr=u(()=>{"use strict"});var vu,Tf=u(()=>{"use strict";Zr();vu={locale:"fi-FI",dayMonth:(e,t,n)=>`${e} ${t}.${n}.`,dayMonthYear:(e,t,n)=>`${e}.${t}.${n}`,time:(e,t)=>t==="00"&&e!=="0"?e:
`${e}.${t}`,exactTime:(e,t)=>`${e}.${t}`,at:(e,t)=>`${e} klo ${t}`,clock:e=>`klo ${e}`,duration:(e,t)=>[e>0?`${e} t`:"",t>0||e===0?`${t} min`:""].filter(Boolean).
join(" "),days:e=>Je(e,"p\xE4iv\xE4","p\xE4iv\xE4\xE4"),hours:e=>Je(e,"tunti","tuntia"),minutes:e=>Je(e,"minuutti","minuuttia")}});function Ri(e){let t=Pf.get(e);if(t)return t;let n=nb(eb[e]??vu);return Pf.set(e,n),n}function nb(e){let t,n=d=>(t??=new Intl.DateTimeFormat(e.locale,{timeZone:tb,
weekday:"short",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"2-digit",hourCycle:"h23"}),Object.fromEntries(t.formatToParts(Date.parse(d)).
map(({type:m,value:l})=>[m,l]))),r=({day:d,month:m,year:l})=>e.dayMonthYear(d,m,l),o=({weekday:d,day:m,month:l})=>e.dayMonth(d,m,l),i=({hour:d,minute:m})=>e.time(
d,m),a=(d,m,l)=>{let[p,f]=[n(d.start),n(d.end)],v=e.at(l(p),i(p));return r(p)===r(f)?`${v}${m}${i(f)}`:`${v} ${m} ${e.at(l(f),i(f))}`},s=d=>`${d.weekday} ${r(d)}`;
return{date:d=>r(n(d)),shortDate:d=>o(n(d)),localDate:d=>e.dayMonthYear(...rb(d)),dateTime:d=>{let m=n(d);return e.at(r(m),e.exactTime(m.hour,m.minute))},shortDateTime:d=>{
let m=n(d);return e.at(o(m),i(m))},short:d=>a(d,"-",o),full:d=>a(d,"\u2013",s),deadline:(d,m)=>{let l=n(d),p=Date.parse(d)-Date.parse(m)<6*864e5;return e.at(p?l.
weekday:o(l),i(l))},fullDeadline:d=>{let m=n(d);return e.at(s(m),i(m))},time:d=>{let m=n(d);return e.exactTime(m.hour,m.minute)},duration:d=>e.duration(Math.floor(
d/60),d%60),span:(d,m)=>{let l=Math.floor(Math.abs(Date.parse(m)-Date.parse(d))/6e4);return l>=2880?e.days(Math.floor(l/1440)):l>=120?e.hours(Math.floor(l/60)):
e.minutes(l)},daysBetween:(d,m)=>Math.round((Af(n(m))-Af(n(d)))/864e5)}}function rb(e){let[t="",n="",r=""]=e.split("-");return[String(Number(r)),String(Number(n)),
t]}var eb,tb,Pf,Af,dd=u(()=>{"use strict";Tf();eb={fi:vu},tb="Europe/Helsinki",Pf=new Map;Af=({year:e,month:t,day:n})=>Date.UTC(Number(e),Number(t)-1,Number(n))});function Wo({mode:e},{area:t},n){return e==="remote"?n.remote:e==="phone"?n.phone:t}function tr(e){return e.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu," ").trim()}
var Ga=u(()=>{"use strict"});function If(e){return{subject:e.start?`Muistathan ajan ${e.start}`:"Muistathan sovitun ajan",lines:["Muistathan sovitun ajan. Ohjeet ovat linkin takana.","Jos t\
ulee este, soita heti."],action:"Katso ohjeet",facts:!0}}function lb(e){return e.slot?e.more===0?"Ehtisitk\xF6 t\xE4h\xE4n aikaan?":"Ehtisitk\xF6 johonkin n\xE4ist\xE4 a\
joista? Yksi riitt\xE4\xE4.":"Ehtisitk\xF6 mukaan? Aika sovitaan yhdess\xE4."}var Cf,Ff=u(()=>{"use strict";Cf={offer:e=>({subject:e.deadline?`Ehtisitk\xF6? Vastaa\
 ${e.deadline} menness\xE4`:"Ehtisitk\xF6?",lines:[lb(e),"Kyll\xE4 tai ei, kumpikin auttaa.","Voit my\xF6s ehdottaa toista aikaa."],action:"Vastaa t\xE4st\xE4",
facts:!0}),"offer-withdrawn":()=>({subject:"Kysym\xE4\xE4mme aikaa ei en\xE4\xE4 tarvita",lines:["Aikaa, jota kysyimme, ei en\xE4\xE4 tarvita. Sinun ei tarvitse vasta\
ta.","Kiitos. Kysymme taas, kun sopivaa tulee."],action:"Katso tiedot",facts:!0}),"proposal-ended":()=>({subject:"Ehdottamaasi aikaa ei saatu sovittua",lines:["\
Emme saaneet sovittua aikaa, jota ehdotit. Syy ei ole sinussa.","Kiitos ehdotuksesta. Kysymme taas, kun sopivaa tulee."],action:"Katso tiedot",facts:!0}),released:()=>({
subject:"Aikaa ei nyt tarvita",lines:["Aikaa ei nyt tarvita. Syy ei ole sinussa.","Kiitos, ett\xE4 olit valmis. Kysymme taas, kun sopivaa tulee."],action:"Katso\
 tiedot",facts:!0}),agreed:e=>({subject:e.slot?`Sovittu: ${e.slot}`:"Kiitos, sovittu!",lines:e.slot?["Kiitos, sovittu!",e.inPerson?"Tarkka paikka ja ohjeet ovat\
 linkin takana.":"Ohjeet ovat linkin takana."]:["Kiitos, sovittu!","Otamme yhteytt\xE4 ja sovimme ajan."],action:"Katso ohjeet",facts:!0}),booked:e=>({subject:e.
slot?`Sovittu: ${e.slot}`:"Aika on sovittu",lines:["Aika on sovittu.","Ohjeet ovat linkin takana."],action:"Katso ohjeet",facts:!0}),"reminder-day":If,"reminder\
-hours":If,"move-proposed":()=>({subject:"Sopiiko uusi aika?",lines:["Ehdotamme uutta aikaa. Sopiiko se?","Aiempi aika ei en\xE4\xE4 p\xE4de.","Kyll\xE4 tai ei, ku\
mpikin auttaa."],action:"Vastaa t\xE4st\xE4",facts:!0}),moved:e=>({subject:e.slot?`Uusi aika: ${e.slot}`:"Uusi aika on sovittu",lines:["Uusi aika on sovittu. Ai\
empi aika ei en\xE4\xE4 p\xE4de."],action:"Katso ohjeet",facts:!0}),"move-declined":()=>({subject:"Ehdottamasi aika ei t\xE4ll\xE4 kertaa k\xE4y",lines:["Ehdotu\
ksesi t\xE4m\xE4n ajan tilalle ei t\xE4ll\xE4 kertaa k\xE4y.","Kerromme pian, miten jatketaan."],action:"Katso tiedot",facts:!0}),cancelled:e=>({subject:e.start?
`Peruttu: ${e.start}`:"Sovittu aika on peruttu",lines:["Aika on peruttu. Syy ei ole sinussa.","Kiitos, ett\xE4 olit valmis."],action:"Katso tiedot",facts:!0}),ended:()=>({
subject:"Kiitos, ett\xE4 olet ollut mukana",lines:["Uusia aikoja ei nyt ole tulossa.","Kiitos, ett\xE4 olet ollut mukana. Kysymme taas, kun sopivaa tulee."],action:"\
Katso tiedot",facts:!1}),thanks:()=>({subject:"Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4",lines:["Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4!","J\xE4ik\xF6 jotain mieleen? Soita\
, niin jutellaan."],action:"Omat aikasi",facts:!1})}});function Lf(e){let t=e.slot&&`${ub(e.inDays)}${e.slot}`;return[...t?[`${t}${En(e)}. Ohjeet: ${e.link} Jos tulee este, soita heti ${e.phone}.`,`${t}. Ohjeet: ${e.
link} Jos tulee este, soita heti ${e.phone}.`,`${t}. Ohjeet: ${e.link} Este? Soita ${e.phone}`]:[],`Muistathan sovitun ajan. Ohjeet: ${e.link} Este? Soita ${e.phone}`]}
var Ya,Qa,ub,En,jo,qf,Mf=u(()=>{"use strict";Ya=e=>e.charAt(0).toUpperCase()+e.slice(1),Qa=e=>e===0?"":e===1?" (+1 muu aika)":` (+${e} muuta aikaa)`,ub=e=>e===0?
"T\xE4n\xE4\xE4n ":e===1?"Huomenna ":"Muistathan: ",En=({where:e})=>e&&`, ${e}`,jo=({deadline:e,link:t})=>e?`Vastaa ${e} menness\xE4: ${t}`:`Vastaa: ${t}`,qf={offer:e=>e.
slot?[`Hei! Ehtisitk\xF6 ${e.slot}${Qa(e.more)}${En(e)}? Kyll\xE4 tai ei, kumpikin auttaa. ${jo(e)}`,`Hei! Ehtisitk\xF6 ${e.slot}${Qa(e.more)}${En(e)}? ${jo(e)}`,
`Ehtisitk\xF6 ${e.slot}${Qa(e.more)}? ${jo(e)}`,`Hei! Ehtisitk\xF6? ${jo(e)}`]:[`Hei! Ehtisitk\xF6 mukaan${En(e)}? Aika sovitaan yhdess\xE4. Kyll\xE4 tai ei, kumpikin\
 auttaa. ${jo(e)}`,`Hei! Ehtisitk\xF6 mukaan${En(e)}? Aika sovitaan yhdess\xE4. ${jo(e)}`,`Hei! Ehtisitk\xF6 mukaan? ${jo(e)}`],"offer-withdrawn":e=>[...e.start?
[`Hei! Aikaa ${e.start}${Qa(e.more)} ei en\xE4\xE4 tarvita. Sinun ei tarvitse vastata. Kiitos, kysymme taas. Tiedot: ${e.link}`,`Hei! Aikaa ${e.start}${Qa(e.more)}\
 ei en\xE4\xE4 tarvita. Kiitos, kysymme taas. Tiedot: ${e.link}`]:[],`Hei! Kysym\xE4\xE4mme aikaa ei en\xE4\xE4 tarvita. Kiitos, kysymme taas. Tiedot: ${e.link}`],
"proposal-ended":e=>[...e.start?[`Hei! Emme saaneet sovittua ehdottamaasi aikaa ${e.start}. Kiitos ehdotuksesta, kysymme taas. Tiedot: ${e.link}`]:[],`Hei! Emme\
 saaneet sovittua ehdottamaasi aikaa. Kiitos ehdotuksesta, kysymme taas. Tiedot: ${e.link}`],released:e=>[...e.start?[`Aikaa ${e.start} ei nyt tarvita. Syy ei o\
le sinussa. Kiitos, ett\xE4 olit valmis. Kysymme taas. Tiedot: ${e.link}`,`Aikaa ${e.start} ei nyt tarvita. Syy ei ole sinussa. Kiitos, kysymme taas. Tiedot: ${e.
link}`]:[],`Apuasi ei t\xE4ll\xE4 kertaa tarvita. Syy ei ole sinussa. Kiitos, kysymme taas. Tiedot: ${e.link}`],agreed:e=>e.slot?[`Kiitos, sovittu! ${Ya(e.slot)}${En(
e)}. ${e.inPerson?"Tarkka paikka ja ohjeet":"Ohjeet"}: ${e.link} Este? Soita ${e.phone}`,`Kiitos, sovittu! ${Ya(e.slot)}${En(e)}. Ohjeet: ${e.link} Este? Soita ${e.
phone}`,`Kiitos, sovittu! ${Ya(e.slot)}. Ohjeet: ${e.link} Este? Soita ${e.phone}`,`Kiitos, sovittu! Aika ja ohjeet: ${e.link} Este? Soita ${e.phone}`]:[`Kiitos\
, sovittu! Otamme yhteytt\xE4 ja sovimme ajan. Tiedot: ${e.link} Kysytt\xE4v\xE4\xE4? Soita ${e.phone}`,`Kiitos, sovittu! Tiedot: ${e.link} Soita ${e.phone}`],booked:e=>[
...e.slot?[`Aika on sovittu: ${e.slot}${En(e)}. Ohjeet: ${e.link} Este? Soita ${e.phone}`,`Aika on sovittu: ${e.slot}. Ohjeet: ${e.link} Este? Soita ${e.phone}`]:
[],`Aika on sovittu. Tiedot: ${e.link} Este? Soita ${e.phone}`],"reminder-day":e=>Lf(e),"reminder-hours":e=>Lf(e),"move-proposed":e=>[...e.slot&&e.previousDay?[
`Uusi aika ${e.slot}${En(e)}, sopiiko? Aiempi aika ${e.previousDay} ei en\xE4\xE4 p\xE4de. Vastaa: ${e.link}`,`Uusi aika ${e.slot}, sopiiko? Aiempi aika ${e.previousDay}\
 ei en\xE4\xE4 p\xE4de. Vastaa: ${e.link}`]:[],...e.slot?[`Uusi aika ${e.slot}${En(e)}, sopiiko? Vastaa: ${e.link}`]:[],`Ehdotamme uutta aikaa, sopiiko? Aiempi \
ei en\xE4\xE4 p\xE4de. Vastaa: ${e.link}`],moved:e=>[...e.slot&&e.previousDay?[`Uusi aika on sovittu: ${e.slot}${En(e)}. Aiempi aika ${e.previousDay} ei en\xE4\xE4 p\xE4\
de. Ohjeet: ${e.link}`,`Uusi aika: ${e.slot}. Aiempi aika ${e.previousDay} ei en\xE4\xE4 p\xE4de. Ohjeet: ${e.link}`]:[],...e.slot?[`Uusi aika on sovittu: ${e.slot}${En(
e)}. Ohjeet: ${e.link}`]:[],`Uusi aika on sovittu, aiempi ei en\xE4\xE4 p\xE4de. Ohjeet: ${e.link}`],"move-declined":e=>[...e.start?[`Ehdotuksesi ajan ${e.start}\
 tilalle ei t\xE4ll\xE4 kertaa k\xE4y. Kerromme, miten jatketaan. Tiedot: ${e.link}`,`Ehdotuksesi ajan ${e.start} tilalle ei k\xE4y. Kerromme, miten jatketaan. Tie\
dot: ${e.link}`]:[],`Ehdottamasi uusi aika ei t\xE4ll\xE4 kertaa k\xE4y. Kerromme, miten jatketaan. Tiedot: ${e.link}`],cancelled:e=>[...e.start?[`${Ya(e.start)}\
 on peruttu. Syy ei ole sinussa. Kiitos, ett\xE4 olit valmis. Tiedot: ${e.link}`,`${Ya(e.start)} on peruttu. Syy ei ole sinussa. Tiedot: ${e.link}`]:[],`Sovittu\
 aika on peruttu. Syy ei ole sinussa. Tiedot: ${e.link}`],ended:e=>[`Kiitos, ett\xE4 olet ollut mukana. Uusia aikoja ei nyt ole tulossa. Tiedot: ${e.link} Kysyt\
t\xE4v\xE4\xE4? Soita ${e.phone}`,`Kiitos. Uusia aikoja ei nyt ole tulossa. Tiedot: ${e.link}`],thanks:e=>[`Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4! Omat aikasi: ${e.
link} J\xE4ik\xF6 jotain mieleen? Soita ${e.phone}`,`Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4! Omat aikasi: ${e.link}`]}});function pb(e){let t={action:"Avaa pyynt\xF6",facts:!0};return e.settled?{subject:"Sovittu aika on muuttunut",lines:["Uusi aika on sovittu."],...t}:e.previousDay?
{subject:"Sopiiko uusi aika?",lines:["Sovitulle ajalle on ehdotettu uutta aikaa.","Katso, sopiiko se, ja vastaa."],...t}:{subject:"Sovittu aika odottaa sinua",lines:[
"T\xE4m\xE4 aika tarvitsee viel\xE4 ratkaisun.","Katso, miten jatketaan."],...t}}var _f,Df=u(()=>{"use strict";_f={"partner-accepted":()=>({subject:"Pyynt\xF6si on\
 edennyt",lines:["Pyynt\xF6si on edennyt: joku p\xE4\xE4see mukaan.","Katso, kuka, ja vahvista."],action:"Avaa pyynt\xF6",facts:!0}),"other-time-proposed":()=>({
subject:"Pyynt\xF6\xF6si on ehdotettu toista aikaa",lines:["Pyynt\xF6\xF6si on ehdotettu toista aikaa.","Katso, sopiiko se, ja vastaa."],action:"Avaa pyynt\xF6",
facts:!0}),"nobody-found":e=>({subject:"Pyynt\xF6si odottaa ratkaisua",lines:["Kukaan ei ehtinyt n\xE4ihin aikoihin.",e.deadline?`Ehdota toista aikaa tai et\xE4yht\
eytt\xE4 \u2013 tai koordinaattori soittaa ${e.deadline} menness\xE4.`:"Ehdota toista aikaa tai et\xE4yhteytt\xE4 \u2013 tai koordinaattori soittaa."],action:"A\
vaa pyynt\xF6",facts:!1}),"decision-waits":()=>({subject:"Pyynt\xF6si odottaa sinua",lines:["Pyynt\xF6si odottaa sinua. Katso, mit\xE4 tarvitaan.","Jos et ehdi,\
 koordinaattori auttaa."],action:"Avaa pyynt\xF6",facts:!1}),confirmed:()=>({subject:"Pyynt\xF6si on vahvistettu",lines:["Pyynt\xF6si on vahvistettu."],action:"\
Avaa pyynt\xF6",facts:!0}),"meeting-reminder":e=>({subject:e.start?`Tulossa: ${e.start}`:"Sovittu aika on tulossa",lines:["Sovittu aika on tulossa."],action:"Av\
aa pyynt\xF6",facts:!0}),"meeting-changed":pb,"meeting-cancelled":e=>({subject:e.start?`Peruttu: ${e.start}`:"Sovittu aika on peruttu",lines:["Sovittu aika on p\
eruttu."],action:"Avaa pyynt\xF6",facts:!0}),"partner-gone":()=>({subject:"Sovittuun aikaan tuli este",lines:["Sovittuun aikaan tuli este.","Katso, miten jatket\
aan."],action:"Avaa pyynt\xF6",facts:!0}),"outcome-waits":()=>({subject:"Merkitse, toteutuiko aika",lines:["Merkitse, toteutuiko aika. Se vie hetken."],action:"\
Avaa pyynt\xF6",facts:!0}),"first-meeting-waits":()=>({subject:"Sovi ensimm\xE4inen aika",lines:["Pyynt\xF6si on vahvistettu. Ensimm\xE4inen aika odottaa sopimista."],
action:"Avaa pyynt\xF6",facts:!1}),"needs-coordinator":()=>({subject:"Yksi asia odottaa sinua",lines:["Yksi asia ei etene itsest\xE4\xE4n ja odottaa sinua."],action:"\
Avaa pyynt\xF6",facts:!1}),"handed-over":()=>({subject:"Sait pyynn\xF6n ty\xF6toverilta",lines:["Sait pyynn\xF6n ty\xF6toverilta.","Katso, miss\xE4 menn\xE4\xE4n."],
action:"Avaa pyynt\xF6",facts:!1})}});var Ko,Ru=u(()=>{"use strict";Ff();Mf();Df();Ko={sms:qf,partner:Cf,staff:_f,remote:"et\xE4n\xE4",byPhone:"puhelimitse",remoteTitle:"Et\xE4n\xE4",byPhoneTitle:"P\
uhelimitse",hello:"Hei!",when:"Aika",whenNumbered:e=>`Aika ${e}`,whenSuits:"sovitaan yhdess\xE4",where:"Miss\xE4",answerBy:"Vastaa viimeist\xE4\xE4n",doneBy:"Vi\
imeist\xE4\xE4n",before:"Aiempi aika",noReply:e=>`T\xE4h\xE4n viestiin ei voi vastata. Jos haluat kysy\xE4 tai tuli este, soita ${e}.`,stop:"Jos et halua vieste\
j\xE4, voit pit\xE4\xE4 tauon linkin takana tai soittaa.",staffNoReply:"T\xE4h\xE4n viestiin ei voi vastata. Tarkemmat tiedot n\xE4et kirjautumalla sis\xE4\xE4n.",
calendarTitle:"Sovittu aika"}});var Kf={};ge(Kf,{invite:()=>Ou});import{ICalAttendeeRole as wb,ICalCalendar as kb,ICalCalendarMethod as Su,ICalEventStatus as jf}from"ical-generator";function Ou(e){
let t=new kb({prodId:{company:"Rinnalla",product:"Rinnalla",language:e.language.toUpperCase()},method:vb[e.method]});return t.createEvent({id:`${e.uid}@rinnalla`,
sequence:e.sequence,stamp:new Date(e.at),start:new Date(e.window.start),end:new Date(e.window.end),summary:tr(e.title),location:tr(e.where)||null,status:e.method===
"CANCEL"?jf.CANCELLED:jf.CONFIRMED,organizer:{name:tr(e.organizer.name),email:e.organizer.email},...e.attendee&&{attendees:[{email:e.attendee,rsvp:!1,role:wb.REQ}]}}),
`${t.toString().trimEnd()}\r
`}var vb,Eu=u(()=>{"use strict";Ga();vb={REQUEST:Su.REQUEST,CANCEL:Su.CANCEL,PUBLISH:Su.PUBLISH}});import{createHash as Eb}from"node:crypto";function Lt(e){return Eb("sha256").update(e).digest("hex")}var Xr=u(()=>{"use strict"});function c(e,t={}){return{refused:e,...t}}function y(e){return typeof e=="object"&&e!==null&&"refused"in e}var md,eo,k=u(()=>{"use strict";md=["REQUIRED","UNKNO\
WN_FIELD","WRONG_TYPE","UNKNOWN_AREA","UNKNOWN_PHASE","UNKNOWN_LANGUAGE","UNKNOWN_VALUE","UNKNOWN_PARTNER","UNKNOWN_COLLEAGUE","TOO_LONG","TOO_MANY","TOO_SMALL",
"TOO_LARGE","NOT_AN_INSTANT","NOT_A_DATE","NOT_A_TIME","TIME_DOES_NOT_EXIST","IN_THE_PAST","TOO_FAR_AHEAD","END_BEFORE_START","SHORTER_THAN_DURATION","PHASES_NE\
EDED","NO_CLIENT_IN_THIS_CHANNEL","NOT_PRE_APPROVABLE","CLIENT_REFERENCE_FORM","IDENTITY_CODE","PHONE_NUMBER","EMAIL_ADDRESS","CONTROL_CHARACTERS","PLACE_NEEDED",
"CONTRADICTORY"],eo={refused:"INVALID",fields:[{path:"onBehalfOf.id",code:"UNKNOWN_PARTNER"}]}});var to,Ja=u(()=>{"use strict";to={NOT_FOUND:404,FORBIDDEN:403,STALE_VERSION:409,BUSY:409,WRONG_STATE:409,IDEMPOTENCY_KEY_REUSED:422,OFFER_EXPIRED:409,OFFER_WITHDRAWN:409,
OFFER_TAKEN:409,OFFER_ANSWERED:409,NO_ANSWER_CHOSEN:422,SLOT_NOT_OFFERED:422,SLOT_NO_LONGER_FREE:409,CONSENT_PENDING:409,NOBODY_TO_DECIDE_ON:409,SEATS_FULL:409,
RULES_FAIL:409,OVERRIDE_NEEDS_REASON:422,NO_ADDRESS:409,INVALID:422,LINK_UNKNOWN:404}});function Yf(e){return e.startsWith("https://")?"__Host-session":"session"}function Qf(e,t,n){let r=e.startsWith("https://")?"; Secure":"";return`${Yf(e)}=${t}; \
Path=/; HttpOnly; SameSite=Lax; Max-Age=${n}${r}`}function Tu(e,t){let n=`${Yf(t)}=`,r=e?.split(";").map(o=>o.trim()).find(o=>o.startsWith(n));return ey(r?.slice(
n.length))}function Cb(e){return ey(/^Bearer +(\S+) *$/i.exec(e??"")?.[1])}function Jf(e,t,n){return Xf(e,t,"browser",Tu(n.cookie,t.publicUrl))}function Zf(e,t,n){
return Xf(e,t,"bearer",Cb(n.authorization))}function Za(e){return{role:e.role,id:e.staffId}}async function Xf(e,t,n,r){if(!r)return;let o=await e.directory.findSession(
Lt(r));return o&&o.kind===n&&o.issuer===t.issuer&&o.expires>e.clock.real()?o:void 0}function ey(e){return e!==void 0&&Ib.test(e)?e:void 0}var Ib,Si=u(()=>{"use \
strict";Xr();Ib=/^[A-Za-z0-9_-]{22}$/});var ry={};ge(ry,{refusals:()=>Xa});var Xa,ld=u(()=>{"use strict";Xa={NOT_FOUND:{title:"T\xE4t\xE4 ei l\xF6ydy.",todo:"Tarkista osoite tai palaa omiin pyynt\xF6ihis\
i."},FORBIDDEN:{title:"Sinulla ei ole oikeutta t\xE4h\xE4n.",todo:"Pyyd\xE4 koordinaattoria tekem\xE4\xE4n t\xE4m\xE4."},STALE_VERSION:{title:"Joku muutti t\xE4t\xE4 \
juuri.",todo:"Katso tilanne uudestaan ja tee muutoksesi sitten."},BUSY:{title:"Moni tekee t\xE4t\xE4 samaan aikaan.",todo:"Yrit\xE4 hetken p\xE4\xE4st\xE4 uudestaan. Mit\xE4\xE4n\
 ei ole kadonnut."},WRONG_STATE:{title:"Tilanne on jo muuttunut.",todo:"Katso, miss\xE4 menn\xE4\xE4n nyt. T\xE4t\xE4 ei voi en\xE4\xE4 tehd\xE4."},IDEMPOTENCY_KEY_REUSED:{
title:"Sama tunniste tuli toisen sis\xE4ll\xF6n kanssa.",todo:"L\xE4het\xE4 uusi sis\xE4lt\xF6 uudella tunnisteella."},OFFER_EXPIRED:{title:"Vastausaika p\xE4\xE4ttyi\
.",todo:"Ei h\xE4t\xE4\xE4. Jos p\xE4\xE4sisit silti, soita."},OFFER_WITHDRAWN:{title:"T\xE4t\xE4 aikaa ei en\xE4\xE4 tarvita.",todo:"Sinun ei tarvitse tehd\xE4 mi\
t\xE4\xE4n. Kiitos, ett\xE4 katsoit."},OFFER_TAKEN:{title:"Toinen ehti t\xE4ll\xE4 kertaa ensin.",todo:"Sinun ei tarvitse tehd\xE4 mit\xE4\xE4n. Kysymme taas."},
OFFER_ANSWERED:{title:"Olet jo vastannut toisin.",todo:"Jos haluat muuttaa vastaustasi, soita."},NO_ANSWER_CHOSEN:{title:"Vastaus j\xE4i valitsematta.",todo:"Va\
litse yksi vaihtoehto ja l\xE4het\xE4."},SLOT_NOT_OFFERED:{title:"T\xE4t\xE4 aikaa ei kysytty.",todo:"Valitse jokin n\xE4kyvist\xE4 ajoista tai ehdota toista."},
SLOT_NO_LONGER_FREE:{title:"Aika meni juuri p\xE4\xE4llekk\xE4in toisen kanssa.",todo:"Valitse toinen aika tai ehdota omaa."},CONSENT_PENDING:{title:"Vanhemman \
suostumus puuttuu.",todo:"Kysy vanhemmalta, merkitse suostumus ja vahvista vasta sitten."},NOBODY_TO_DECIDE_ON:{title:"Vahvistettavaa ei juuri nyt ole.",todo:"K\
atso tilanne uudestaan."},SEATS_FULL:{title:"Mukana on jo tarpeeksi kumppaneita.",todo:"Katso tilanne uudestaan."},RULES_FAIL:{title:"Kumppani ei sovi kaikkiin \
ehtoihin.",todo:"Valitse toinen kumppani tai toinen aika. Koordinaattori voi kysy\xE4 silti: siihen tarvitaan lyhyt syy."},OVERRIDE_NEEDS_REASON:{title:"Syy puu\
ttuu.",todo:"Kirjoita lyhyesti, miksi kysyt silti."},NO_ADDRESS:{title:"Puhelinnumero tai s\xE4hk\xF6posti puuttuu.",todo:"Lis\xE4\xE4 se tietoihin ja l\xE4het\xE4 sitten u\
udestaan. Tai kerro asia itse."},INVALID:{title:"Jokin kohta kaipaa tarkistusta.",todo:"Korjaa merkityt kohdat. Muu, mit\xE4 kirjoitit, on tallessa."},LINK_UNKNOWN:{
title:"Linkki ei toimi.",todo:"Avaa uusin viestimme tai soita. Kerromme, miss\xE4 menn\xE4\xE4n."}}});var oy={};ge(oy,{fields:()=>Pu});var Pu,Au=u(()=>{"use strict";Pu={REQUIRED:"T\xE4yt\xE4 t\xE4m\xE4 kohta.",UNKNOWN_FIELD:"T\xE4t\xE4 kohtaa emme tunne. Poista se.",
WRONG_TYPE:"T\xE4m\xE4 on v\xE4\xE4r\xE4ss\xE4 muodossa. Tarkista.",UNKNOWN_AREA:"Valitse kunta luettelosta.",UNKNOWN_PHASE:"Valitse vaihe luettelosta.",UNKNOWN_LANGUAGE:"\
Valitse kieli luettelosta.",UNKNOWN_VALUE:"Valitse jokin vaihtoehdoista.",UNKNOWN_PARTNER:"Valitse kumppani luettelosta.",UNKNOWN_COLLEAGUE:"Valitse ty\xF6toveri l\
uettelosta.",TOO_LONG:"Lyhenn\xE4 teksti\xE4.",TOO_MANY:"Valitse v\xE4hemm\xE4n.",TOO_SMALL:"Luku on liian pieni.",TOO_LARGE:"Luku on liian suuri.",NOT_AN_INSTANT:"\
Tarkista p\xE4iv\xE4 ja kellonaika.",NOT_A_DATE:"Kirjoita p\xE4iv\xE4 n\xE4in: 25.11.2026.",NOT_A_TIME:"Kirjoita kellonaika n\xE4in: 13.30.",TIME_DOES_NOT_EXIST:"\
T\xE4t\xE4 kellonaikaa ei ole: kelloja siirret\xE4\xE4n sin\xE4 y\xF6n\xE4. Valitse toinen aika.",IN_THE_PAST:"Aika on jo mennyt. Valitse tuleva aika.",TOO_FAR_AHEAD:"\
Aika on liian kaukana. Valitse l\xE4hempi aika.",END_BEFORE_START:"Loppu on ennen alkua. Tarkista kellonajat.",SHORTER_THAN_DURATION:"Aika on lyhyempi kuin kest\
o. Pidenn\xE4 aikaa tai lyhenn\xE4 kestoa.",PHASES_NEEDED:"Valitse ainakin yksi vaihe.",NO_CLIENT_IN_THIS_CHANNEL:"T\xE4ss\xE4 tukimuodossa ei ole asiakasta. J\xE4t\xE4 vai\
he ja viite tyhjiksi.",NOT_PRE_APPROVABLE:"Kun mukana on vanhempi, vahvistat itse. Valitse \u201DKysyk\xE4\xE4 minulta ensin\u201D.",CLIENT_REFERENCE_FORM:"Viit\
e on muotoa CL- ja kuusi merkki\xE4. J\xE4t\xE4 tyhj\xE4ksi, niin teemme sen.",IDENTITY_CODE:"Tekstiss\xE4 n\xE4ytt\xE4\xE4 olevan henkil\xF6tunnus. Poista se.",
PHONE_NUMBER:"Tekstiss\xE4 n\xE4ytt\xE4\xE4 olevan puhelinnumero. Poista se.",EMAIL_ADDRESS:"Tekstiss\xE4 n\xE4ytt\xE4\xE4 olevan s\xE4hk\xF6postiosoite. Poista se.",
CONTROL_CHARACTERS:"Tekstiss\xE4 on merkkej\xE4, joita emme voi n\xE4ytt\xE4\xE4. Kirjoita se uudestaan.",PLACE_NEEDED:"Kirjoita, miss\xE4 n\xE4hd\xE4\xE4n. Pelkk\xE4 paikka r\
iitt\xE4\xE4, ei osoitetta.",CONTRADICTORY:"T\xE4m\xE4 on ristiriidassa toisen kohdan kanssa. Tarkista molemmat."}});var nr,rr,no,K,de=u(()=>{"use strict";nr={role:"system",id:"system"},rr=e=>e.onBehalfOf??e,no=({onBehalfOf:e},t)=>e?.role==="partner"&&e.id!==t,K=e=>e.role==="c\
oordinator"||e.role==="admin"||e.role==="system"});function un(e){return"waitsFor"in e&&"due"in e&&"state"in e}function iy(e){let t=e.indexOf("|");if(t<1)throw new Error("not a key");return{pk:e.slice(0,t),sk:e.
slice(t+1)}}function sy(e){return e.due===null?{duePk:void 0,dueSk:void 0}:{duePk:ay,dueSk:`${e.due}#${Ae(e)}`}}var ro,ne,zo,Ae,or,R,ct,ay,P=u(()=>{"use strict";
ro=1,ne={waitsFor:"nothing",due:null,owner:"nobody",reason:"none",attempts:0};zo=e=>({pk:e.pk,sk:e.sk}),Ae=e=>`${e.pk}|${e.sk}`;or=e=>e.pk.slice(0,e.pk.indexOf(
"#")),R={aggregate:(e,t)=>`${e}#REQ#${t}`,request:(e,t)=>({pk:`${e}#REQ#${t}`,sk:"A"}),offer:(e,t,n)=>({pk:`${e}#REQ#${t}`,sk:`OFFER#${n}`}),meeting:(e,t,n)=>({
pk:`${e}#REQ#${t}`,sk:`MEET#${n}`}),notice:(e,t,n)=>({pk:`${e}#REQ#${t}`,sk:`NOTE#${n}`}),contact:(e,t)=>({pk:`${e}#PTR#${t}`,sk:"A"}),ledger:(e,t,n,r)=>({pk:`${e}\
#PTR#${t}`,sk:`LEDGER#${n}#${r}`}),register:e=>`${e}#MATCH`,card:(e,t)=>({pk:`${e}#MATCH`,sk:`${t}#CARD`}),diary:(e,t)=>({pk:`${e}#MATCH`,sk:`${t}#DIARY`}),tenant:e=>({
pk:`${e}#MATCH`,sk:"~TENANT"}),staff:(e,t)=>({pk:`${e}#STAFF`,sk:t}),events:(e,t)=>`${e}#EVT#${t}`,receipt:(e,t)=>({pk:`${e}#OP#${t}`,sk:"RECEIPT"})},ct={open:e=>`${e}\
#OPEN`,done:e=>`${e}#DONE`,own:(e,t)=>`${e}#W#${t}`,meetings:e=>`${e}#MEET`},ay="DUE"});var dy={};ge(dy,{getTenant:()=>q});async function q(e){let t=await e.store.get(R.tenant(e.store.org));if(!t)throw new Error("the tenant has no settings");return t}
var Fe=u(()=>{"use strict";P()});async function Ut(e,t){let{items:n}=await e.store.query({partition:R.aggregate(e.store.org,t)}),r=n.find(o=>o.sk==="A");return r&&{request:r,offers:ud(n,"offer"),
meetings:ud(n,"meeting"),notices:ud(n,"notice")}}async function pe(e,t,{partners:n="involved",own:r=!0}={}){let o=n==="involved"?[]:n,[i,a,s]=await Promise.all(
[Ut(e,t),q(e),pd(e,o)]);if(!i||r&&!Nu(e,i.request))return c("NOT_FOUND");let d=n==="involved"?Fb(i):[],{cards:m,diaries:l}=d.length>0?await pd(e,d):s;return{...i,
tenant:a,cards:m,diaries:l}}function Nu({by:e},t){return K(e)||e.role==="worker"&&t.workerId===e.id}async function pd({store:e},t){let n=t.flatMap(o=>[R.card(e.
org,o),R.diary(e.org,o)]),r=(await Promise.all(n.map(o=>e.get(o)))).filter(o=>o!==void 0);return{cards:my(r,"card"),diaries:my(r,"diary")}}function Fb({request:e,
offers:t,meetings:n}){let r=t.filter(a=>a.state==="sent"||a.waitsFor==="tidying").map(a=>a.partnerId),o=e.taken.map(a=>a.partnerId),i=n.flatMap(a=>(a.state==="s\
cheduled"||a.waitsFor==="tidying")&&a.partnerId?[a.partnerId]:[]);return[...new Set([...r,...o,...i])]}function ee(e,t){let n=e.get(t);if(!n)throw new Error("a \
partner of this request is not in the register");return n}var ud,my,ce=u(()=>{"use strict";de();P();k();Fe();ud=(e,t)=>e.filter(n=>n.kind===t),my=(e,t)=>new Map(
ud(e,t).map(n=>[n.id,n]))});var rt,Nr=u(()=>{"use strict";rt=["ROLE","PHASE","EXPERIENCE","AREA","LANGUAGE","SLOT","CAPACITY","HOURS","PAUSED","CHECKS","CONFLICT","EARNINGS"]});function z(e,t,n){return{fi:e,sv:t,en:n}}var Uo=u(()=>{"use strict"});var Ei,cd,xi=u(()=>{"use strict";Uo();Ei=["parent","foster-parent","child","young-person","sibling","foster-sibling","grandparent","close-person","professional",
"student"],cd={parent:{names:z("vanhempi","f\xF6r\xE4lder","parent"),minors:"never"},"foster-parent":{names:z("sijaisvanhempi","fosterf\xF6r\xE4lder","foster pa\
rent"),minors:"never"},child:{names:z("lapsi","barn","child"),minors:"always",ages:{from:3,to:12}},"young-person":{names:z("nuori","ung","young person"),minors:"\
possible",ages:{from:13,to:29}},sibling:{names:z("sisarus","syskon","sibling"),minors:"possible"},"foster-sibling":{names:z("sijaissisarus","fostersyskon","fost\
er sibling"),minors:"possible"},grandparent:{names:z("isovanhempi","mor- eller farf\xF6r\xE4lder","grandparent"),minors:"never"},"close-person":{names:z("l\xE4hein\
en","n\xE4rst\xE5ende","close person"),minors:"possible"},professional:{names:z("ammattilainen","yrkesperson","professional"),minors:"never"},student:{names:z("\
opiskelija","studerande","student"),minors:"never"}}});var Ti,Rt,_n=u(()=>{"use strict";Uo();Ti=["peer-support","working-pair","group","open-meeting-place","development","advocacy","training","virtual","introduction\
-visit","event"],Rt={"peer-support":{names:z("vertaistuki","kamratst\xF6d","peer support"),hasClient:!0,role:"peer-support-person",manySeats:!1},"working-pair":{
names:z("ty\xF6pari ammattilaisen rinnalla","arbetspar med en yrkesperson","working pair"),hasClient:!0,role:"peer-support-person",manySeats:!1},group:{names:z(
"vertaisryhm\xE4","kamratgrupp","peer group"),hasClient:!1,role:"group-leader",manySeats:!0},"open-meeting-place":{names:z("avoin kohtaamispaikka","\xF6ppen m\xF6tesp\
lats","open meeting place"),hasClient:!1,role:"peer-support-person",manySeats:!0},development:{names:z("palvelujen kehitt\xE4minen","utveckling av tj\xE4nster",
"service development"),hasClient:!1,role:"developer-advocate",manySeats:!0},advocacy:{names:z("vaikuttamisty\xF6","p\xE5verkansarbete","advocacy"),hasClient:!1,
role:"developer-advocate",manySeats:!0},training:{names:z("koulutus","utbildning","training"),hasClient:!1,role:"trainer",manySeats:!0},virtual:{names:z("verkko\
-osallistuminen","delaktighet p\xE5 n\xE4tet","taking part online"),hasClient:!1,role:"developer-advocate",manySeats:!0},"introduction-visit":{names:z("tutustum\
isk\xE4ynti","introduktionsbes\xF6k","introduction visit"),hasClient:!1,role:"developer-advocate",manySeats:!0},event:{names:z("tapahtuma","evenemang","event"),
hasClient:!1,role:"developer-advocate",manySeats:!0}}});function Bt(e){let t=new Date(e).toISOString();if(t.length!==24)throw new RangeError(`not an instant we can order: ${t}`);return t}function ot(e){let t=Date.parse(
e);if(Number.isNaN(t))throw new RangeError("not an instant");return t}function b(e,t){return Bt(ot(e)+t*6e4)}function ve(e,t){return(ot(t)-ot(e))/6e4}function Ze(e,...t){
return t.reduce((n,r)=>r<n?r:n,e)}function xe(e,...t){return t.reduce((n,r)=>r>n?r:n,e)}function Dn(e){let t=Lb.exec(e);if(!t)return;let[n,r,o,i,a,s]=t.slice(1,
7).map(W=>Number(W??0)),d=Number(t[9]??0),m=Number(t[10]??0);if(a>59||s>59||d>14||m>59)return;let l=Date.UTC(n,r-1,o,i,a,s,qb(t[7]));if(r<1||r>12||new Date(l).getUTCDate()!==
o)return;let p=(d*60+m)*6e4*(t[8]==="-"?-1:1),f=l-p,v=new Date(f).getUTCFullYear();return v<2e3||v>2099?void 0:Bt(f)}function qb(e=""){return Number(e.slice(0,3).
padEnd(3,"0"))}var Lb,Y=u(()=>{"use strict";Lb=/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))$/});function Fu(e){let t=ly.get(e);if(t)return t;let n=Mb(e);return ly.set(e,n),n}function Lu(e){let{offset:t,changes:n}=Fu(new Date(e).getUTCFullYear());return n.findLast(
r=>e>=r.at)?.after??t}function Mb(e){let t=[];for(let n=0;n<12;n++){let r=Iu(e,n),o=Iu(e,n+1),i=fd(r),a=fd(o);if(i!==a){for(;o-r>6e4;){let s=r+Math.floor((o-r)/
6e4/2)*6e4;fd(s)===i?r=s:o=s}t.push({at:o,before:i,after:a})}}return{offset:fd(Iu(e,0)),changes:t}}function Iu(e,t){return new Date(0).setUTCFullYear(e,t,1)}function fd(e){
uy??=new Intl.DateTimeFormat("en-US",{timeZone:Cu,timeZoneName:"longOffset"});let t=/GMT\+(\d\d):(\d\d)/.exec(uy.format(e));if(!t)throw new Error(`no time zone \
data for ${Cu}`);return Number(t[1])*36e5+Number(t[2])*6e4}var Cu,ly,uy,qu=u(()=>{"use strict";Cu="Europe/Helsinki",ly=new Map});function Xe(e){if(!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(e))return!1;let t=Date.parse(e);return!Number.isNaN(t)&&new Date(t).toISOString().startsWith(e)}function Pi(e){
return/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(e)}function $(e){return hd(e).slice(0,10)}function xn(e){return hd(e).slice(11,16)}function Bo(e){return hd(e).slice(0,
7)}function je(e){let t=Lu(ot(e))/6e4;return`${hd(e).slice(0,19)}+${Mu(Math.floor(t/60))}:${Mu(t%60)}`}function es(e,t){if(!Xe(e)||!Pi(t))return{problem:"INVALI\
D"};let n=Date.parse(`${e}T${t}Z`),{offset:r,changes:o}=Fu(Number(e.slice(0,4))),i=o.find(s=>_b(n,s));if(i&&i.after>i.before)return{problem:"NONEXISTENT",resumes:Bt(
i.at)};if(i)return{instant:Bt(n-i.before),ambiguous:!0,other:Bt(n-i.after)};let a=o.findLast(s=>n>=s.at+s.after);return{instant:Bt(n-(a?.after??r))}}function Ai(e,t){
let n=es(e,t);if("problem"in n)throw new RangeError(`${n.problem}: ${e} ${t}`);return n.instant}function Ho(e,t){let n=es(e,t);if(!("problem"in n))return n.instant;
if(n.problem==="NONEXISTENT")return n.resumes;throw new RangeError(`${n.problem}: ${e} ${t}`)}function Ni(e,t){let n=es(e,t);return"other"in n?n.other:Ho(e,t)}function Tn(e){
return Ho(e,"00:00")}function he(e,t){return new Date(yd(e)+t*py).toISOString().slice(0,10)}function Ii(e){return new Date(yd(e)).getUTCDay()||7}function gd(e){
let t=he(e,4-Ii(e)),n=t.slice(0,4),r=(yd(t)-yd(`${n}-01-01`))/py;return`${n}-W${Mu(Math.floor(r/7)+1)}`}function _b(e,{at:t,before:n,after:r}){return e>=t+Math.
min(n,r)&&e<t+Math.max(n,r)}function hd(e){let t=ot(e);return new Date(t+Lu(t)).toISOString()}function yd(e){if(!Xe(e))throw new RangeError(`not a date: ${e}`);
return Date.parse(e)}function Mu(e){return String(e).padStart(2,"0")}var py,fe=u(()=>{"use strict";Y();qu();qu();py=864e5});function wd(e,t,n,r){let o=_u(e,t,n);return o?o.unit==="meeting"?o.cents:Math.round(Math.ceil(r/15)/4*o.cents):0}var _u,Du=u(()=>{"use strict";_u=({rates:e},t,n)=>e.
find(r=>r.channel===t&&r.validFrom<=n&&(r.validTo===void 0||n<=r.validTo))});function Ci(e,t){return e.start<t.end&&t.start<e.end}function cy(e,t){return e.start<=t.start&&t.end<=e.end}function fy(e,t){return e.start<=t&&t<e.end}function yy(e,t){
return{start:b(e.start,-t),end:b(e.end,t)}}function $u(e){let t=[];for(let n of e.filter(r=>r.start<r.end).sort(Db)){let r=t.at(-1);!r||r.end<n.start?t.push(n):
t[t.length-1]={start:r.start,end:xe(r.end,n.end)}}return t}function gy(e,t){let n=$u(e);for(let r of $u(t))n=n.flatMap(o=>$b(o,r));return n}function hy(e,t){return $u(
e.map(({start:n,end:r})=>({start:xe(n,t.start),end:Ze(r,t.end)})))}function Db(e,t){return e.start===t.start?0:e.start<t.start?-1:1}function $b(e,t){return Ci(e,
t)?[{start:e.start,end:t.start},{start:t.end,end:e.end}].filter(n=>n.start<n.end):[e]}var kd=u(()=>{"use strict";Y()});function ky(e,t){if(!(t.start<t.end))throw new RangeError("a slot ends after it starts");return e.away.some(o=>Ci(o,t))?"busy":Wb(e,t.start,t.end).some(o=>cy(o,
t))?"free":Ry(t).some(o=>e.weekly.some(i=>vy(i,o)))?"busy":"unknown"}function Wb(e,t,n){if(!(t<n))return[];let r={start:t,end:n},o=[he($(t),-1),...Ry(r)].flatMap(
i=>e.weekly.filter(s=>s.day===Ii(i)&&vy(s,i)).map(s=>jb(s,i)));return gy(hy([...o,...e.extra],r),e.away)}function jb({from:e,to:t},n){let r=Ho(n,e);return t==="\
24:00"?{start:r,end:Tn(he(n,1))}:{start:r,end:Ni(t<=e?he(n,1):n,t)}}function vy({validFrom:e,validTo:t},n){return(e===void 0||e<=n)&&(t===void 0||n<=t)}function Ry({
start:e,end:t}){let n=$(Bt(ot(t)-1)),r=[$(e)];for(let o=r[0];o<n;r.push(o))o=he(o,1);return r}function by(e){return[...e.weekly.flatMap((t,n)=>Wu(`weekly.${n}`,
Kb(t))),...e.extra.flatMap((t,n)=>Wu(`extra.${n}`,wy(t))),...e.away.flatMap((t,n)=>Wu(`away.${n}`,wy(t)))]}function Kb({day:e,from:t,to:n,validFrom:r,validTo:o}){
return[[![1,2,3,4,5,6,7].includes(e),"BAD_DAY","day"],[!Pi(t),"BAD_TIME","from"],[!Pi(n)&&n!=="24:00","BAD_TIME","to"],[t===n,"EMPTY_WINDOW","to"],[r!==void 0&&
!Xe(r),"BAD_DATE","validFrom"],[o!==void 0&&!Xe(o),"BAD_DATE","validTo"],[r!==void 0&&o!==void 0&&o<r,"VALIDITY_REVERSED","validTo"]]}function wy({start:e,end:t}){
let n=Dn(e)!==e,r=Dn(t)!==t;return[[n,"BAD_INSTANT","start"],[r,"BAD_INSTANT","end"],[!n&&!r&&t<=e,"END_BEFORE_START","end"]]}function Wu(e,t){return t.filter(([
n])=>n).map(([,n,r])=>({code:n,field:`${e}.${r}`}))}var ju=u(()=>{"use strict";Y();kd();fe()});function Rd(e,t){let n=b(t,Ub);return e.windows.map(r=>{let o=[];for(let i=0;i<Bb;i++){let a=b(r.start,i*zb),s=b(a,e.durationMinutes);if(s>r.end)break;a>=n&&o.push(
{start:a,end:s})}return o})}function Vo({card:e,diary:t},n,r,o={}){return[...t.bookings.filter(a=>a.meetingId!==o.meetingId),...t.holds.filter(a=>a.firm&&a.requestId!==
o.requestId).flatMap(Hb)].some(a=>Ci(yy(a,Vb(a.mode,r,e.travelMinutes)),n))}function bd(e){let t=[];for(let[n]of e)n&&t.length<vd&&!t.some(r=>r.start===n.start)&&
t.push(n);for(let n of e.flat()){if(t.length>=vd)break;t.some(r=>Ci(r,n))||t.push(n)}return t.sort((n,r)=>n.start<r.start?-1:n.start>r.start?1:0)}var zb,Ub,vd,Bb,
Fi,Hb,Vb,oo=u(()=>{"use strict";ju();Y();kd();zb=30,Ub=60,vd=3,Bb=48;Fi=(e,t,n,r={})=>Vo(e,t,n,r)?"busy":ky(e.card.availability,t);Hb=e=>e.slots.map(t=>({...t,mode:e.
mode})),Vb=(e,t,n)=>e==="in-person"||t==="in-person"?n:0});var Sy,Oy,Ku,Gb,Yb,Qb,Jb,Zb,Xb,eS,tS,nS,rS,oS,iS,Ey,xy=u(()=>{"use strict";xi();_n();Y();fe();Du();oo();Sy=({slot:e,request:t,now:n})=>$(e?.start??t.needBy??n),
Oy=({slot:e,request:t})=>e?ve(e.start,e.end):t.durationMinutes,Ku=({request:e,candidate:{diary:t}})=>[...t.bookings,...t.holds.filter(n=>n.firm&&n.requestId!==e.
id).flatMap(n=>n.slots)],Gb=({request:e,candidate:{card:t}})=>!["active","paused"].includes(t.state)||!t.roles.includes(Rt[e.channel].role),Yb=e=>{let{request:t,
tenant:n,candidate:r}=e,o=Sy(e);return!t.phases.every(i=>n.agreements.some(a=>a.phase===i&&a.area===t.area&&a.organisation===r.card.organisation&&a.validFrom<=o&&
(a.validTo===void 0||o<=a.validTo)))},Qb=({request:e,candidate:{card:t}})=>!e.phases.every(n=>t.experience.includes(n)),Jb=({request:e,candidate:{card:t}})=>!t.
modes.includes(e.mode)||e.mode==="in-person"&&!t.areas.includes(e.area),Zb=({request:e,candidate:{card:t}})=>{let n=r=>t.languages.some(o=>o.code===r&&o.level!==
"some");return e.interpreter?!n("fi")&&!n("sv"):!e.languages.every(n)},Xb=({request:e,candidate:t,slot:n})=>n!==void 0&&Fi(t,n,e.mode,{requestId:e.id})==="busy",
eS=e=>{let{request:t,candidate:n,slot:r,now:o}=e,{card:i,diary:a}=n,s=new Set([...a.families,...a.holds.map(l=>l.requestId)]);s.delete(t.id);let d=r?Ku(e).filter(
l=>$(l.start)===$(r.start)).length:0,m=gd($(o));return s.size>=i.capacity.families||d>=i.capacity.meetingsPerDay||(a.weeks[m]??0)>=i.capacity.offersPerWeek},tS=
e=>{let{card:t,diary:n}=e.candidate,r=Bo(e.slot?.start??e.now);return Ku(e).filter(a=>Bo(a.start)===r).reduce((a,s)=>a+ve(s.start,s.end),n.months[r]?.minutes??0)+
Oy(e)>t.capacity.hoursPerMonth*60},nS=({candidate:{card:e}})=>e.state==="paused",rS=e=>{let{request:t,tenant:n,candidate:r}=e,{undertakingUntil:o,agreementUntil:i,
extract:a}=r.card.checks,s=Sy(e),d=l=>l!==void 0&&s<=l,m=a!==void 0&&$(e.now)<=he(a.checkedOn,n.settings.extractMonths*30);return!d(o)||!d(i)||cd[t.audience].minors!==
"never"&&!m},oS=({request:e,candidate:{card:t}})=>t.conflicts.ownCase||t.conflicts.workers.includes(e.workerId)||t.conflicts.areas.includes(e.area)||e.refusedPartners.
includes(t.id)||e.preferences.gender!==void 0&&t.gender!==e.preferences.gender,iS=e=>{let{request:t,tenant:n,candidate:r,slot:o,now:i}=e,{card:a,diary:s}=r;if(a.
earningsCap===void 0)return!1;let d=Bo(o?.start??i),m=(f,v)=>wd(n,t.channel,f,v);return Ku(e).filter(f=>Bo(f.start)===d).reduce((f,v)=>f+m($(v.start),ve(v.start,
v.end)),s.months[d]?.cents??0)+m($(o?.start??i),Oy(e))>a.earningsCap},Ey={ROLE:Gb,PHASE:Yb,EXPERIENCE:Qb,AREA:Jb,LANGUAGE:Zb,SLOT:Xb,CAPACITY:eS,HOURS:tS,PAUSED:nS,
CHECKS:rS,CONFLICT:oS,EARNINGS:iS}});function ir(e,t,n){let r={request:e,candidate:t,...n},o=t.card.id;if(e.windows.length===0)return{partnerId:o,codes:$n(r),slots:[],known:!1};let a=Rd(e,n.now).map(
d=>d.map(m=>({slot:m,codes:$n({...r,slot:m})}))),s=a.map(d=>d.filter(m=>m.codes.length===0).map(m=>m.slot));if(s.some(d=>d.length>0)){let d=p=>Fi(t,p,e.mode,{requestId:e.
id})==="free",m=s.map(p=>p.filter(d)),l=m.some(p=>p.length>0)?m:s;return{partnerId:o,codes:[],slots:bd(l),known:l===m}}return{partnerId:o,codes:aS(a.flat().map(
d=>d.codes))??sS($n(r)),slots:[],known:!1}}function $n(e){return rt.filter(t=>Ey[t](e))}function aS(e){return e.reduce((t,n)=>t&&t.length<=n.length?t:n,void 0)}
var sS,Ir=u(()=>{"use strict";Nr();xy();oo();sS=e=>rt.filter(t=>t==="SLOT"||e.includes(t))});function Sd(e,t,n,r){return t.map(o=>({candidate:o,explanation:ir(e,o,n)})).filter(({explanation:o})=>o.codes.length===0).map(({candidate:o,explanation:i})=>({...i,
score:dS(e,o,i.known)})).sort((o,i)=>mS(o.score,i.score)||(o.partnerId<i.partnerId?-1:1)).slice(0,r)}function dS(e,{card:t,diary:n},r){let o=new Set([...n.families,
...n.holds.map(s=>s.requestId)]).size,i=Object.values(n.weeks).reduce((s,d)=>s+d,0),a=s=>t.languages.some(d=>d.code===s&&d.level==="native");return{unknown:r||e.
windows.length===0?0:1,unwished:e.preferences.partnerId===t.id?0:1,load:Math.round((o+1)**2*1e3/Math.max(1,t.capacity.families)**2)+i,language:e.languages.filter(
s=>!a(s)).length}}var mS,zu=u(()=>{"use strict";Ir();mS=(e,t)=>e.unknown-t.unknown||e.unwished-t.unwished||e.load-t.load||e.language-t.language});async function ar({store:e}){let{items:t}=await e.query({partition:R.register(e.org)}),n=new Map(t.filter(i=>i.kind==="diary").map(i=>[i.id,i])),r=t.filter(i=>i.
kind==="card"),o=t.find(i=>i.kind==="tenant");if(!o)throw new Error("the tenant has no settings");return{tenant:o,candidates:r.flatMap(i=>{let a=n.get(i.id);return a?
[{card:i,diary:a}]:[]})}}var Li=u(()=>{"use strict";P()});async function Od(e,t){if(!K(e.by))return c("FORBIDDEN");let[n,r]=await Promise.all([Ut(e,t),ar(e)]);if(!n)return c("NOT_FOUND");let{request:o,offers:i}=n,a={tenant:r.
tenant,now:e.now},s=Sd(o,r.candidates,a,r.candidates.length),d=new Map(r.candidates.map(({card:f})=>[f.id,f.firstName])),m=new Map(i.map(f=>[f.partnerId,f.state])),
l=f=>({partnerId:f,firstName:d.get(f)??"",...m.has(f)&&{asked:m.get(f)}}),p=r.candidates.map(f=>ir(o,f,a)).filter(f=>f.codes.length>0).sort((f,v)=>f.codes.length-
v.codes.length||(f.partnerId<v.partnerId?-1:1));return[...s.map(({partnerId:f,codes:v,slots:W,score:V},mn)=>({...l(f),codes:v,slots:W,score:V,rank:mn+1})),...p.
map(({partnerId:f,codes:v})=>({...l(f),codes:v,slots:[]}))]}var Uu=u(()=>{"use strict";de();k();ce();Ir();zu();Li()});function sr(e,t){return{body:{items:e.items.map(t),...e.next!==void 0&&{next:e.next}}}}var Pn=u(()=>{"use strict"});function dr({id:e,waitsFor:t,due:n,owner:r,reason:o,version:i}){return{id:e,waitsFor:t,due:n===null?null:je(n),owner:r,reason:o,version:i}}var en,Cr,Fr,io=u(()=>{
"use strict";fe();en=e=>e===void 0?void 0:je(e),Cr=({start:e,end:t})=>({start:je(e),end:je(t)}),Fr=e=>e.map(Cr)});function Ty(e){return{partnerId:e.partnerId,firstName:e.firstName,codes:[...e.codes],rank:e.rank,score:e.score&&{...e.score},slots:Fr(e.slots),asked:e.asked}}var Py=u(
()=>{"use strict";io()});var Ay,Ny=u(()=>{"use strict";Uu();k();Pn();Py();Ay=[{method:"get",path:"/requests/{id}/candidates",does:"Every partner considered: rank and score, or the rules\
 that fail",who:"coordinator",answers:{status:200,shape:"Candidate",list:!0},async run({call:e,id:t}){let n=await Od(e,t);return y(n)?n:sr({items:n},Ty)}}]});var Ed,xd,Td,qi,Pd,lr,Lr=u(()=>{"use strict";Ed=["applied","interview","in-training","trained","active","paused","exited"],xd={applied:["interview","exited"],interview:[
"in-training","exited"],"in-training":["trained","exited"],trained:["active","exited"],active:["paused","exited"],paused:["active","exited"],exited:[]},Td=({state:e,
pausedUntil:t},n)=>e==="exited"||e==="paused"&&(t===void 0||n<t),qi=["some","good","native"],Pd=10,lr={weekly:50,extra:200,away:200}});function D(e,t){let n=e.safeParse(t,{reportInput:!0});return n.success?n.data:c("INVALID",{fields:n.error.issues.flatMap(lS)})}function lS(e){let t=e.path.join(
".");return e.code==="unrecognized_keys"?e.keys.map(n=>({path:t===""?n:`${t}.${n}`,code:"UNKNOWN_FIELD"})):e.code==="invalid_union"&&e.errors[0]?.[0]?[{path:t,code:"\
WRONG_TYPE"}]:[{path:t,code:uS(e)}]}function uS(e){let t=md.find(n=>n===e.message);if(t)return t;switch(e.code){case"invalid_type":return e.input===void 0?"REQU\
IRED":"WRONG_TYPE";case"invalid_value":return e.input===void 0?"REQUIRED":"UNKNOWN_VALUE";case"too_big":return e.origin==="string"?"TOO_LONG":e.origin==="array"||
e.origin==="set"?"TOO_MANY":"TOO_LARGE";case"too_small":return e.origin==="string"||e.origin==="array"?"REQUIRED":"TOO_SMALL";default:return"UNKNOWN_VALUE"}}var Le=u(
()=>{"use strict";k()});function Ke(e,t,n,r,o,i="ltr"){return{names:z(e,t,n),own:r,direction:i,sms:o,signed:!1}}function Iy(e,t,n,r){return{names:z(e,t,n),own:r,direction:"ltr",sms:"gs\
m7",signed:!0}}var ur,Ad,Go=u(()=>{"use strict";Uo();ur=["fi","sv","en","se","smn","sms","ru","et","ar","so","fa","prs","kmr","ckb","uk","vi","sq","tr","th","zh",
"es","fse","fss","rmf"],Ad={fi:Ke("suomi","finska","Finnish","suomi","gsm7"),sv:Ke("ruotsi","svenska","Swedish","svenska","gsm7"),en:Ke("englanti","engelska","E\
nglish","English","gsm7"),se:Ke("pohjoissaame","nordsamiska","Northern S\xE1mi","davvis\xE1megiella","ucs2"),smn:Ke("inarinsaame","enaresamiska","Inari S\xE1mi",
"anar\xE2\u0161kiel\xE2","ucs2"),sms:Ke("koltansaame","skoltsamiska","Skolt S\xE1mi","nu\xF5rtts\xE4\xE4\u02B9m\u01E9i\xF5ll","ucs2"),ru:Ke("ven\xE4j\xE4","rysk\
a","Russian","\u0440\u0443\u0441\u0441\u043A\u0438\u0439","ucs2"),et:Ke("viro","estniska","Estonian","eesti","ucs2"),ar:Ke("arabia","arabiska","Arabic","\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
"ucs2","rtl"),so:Ke("somali","somaliska","Somali","Soomaali","gsm7"),fa:Ke("persia","persiska","Persian","\u0641\u0627\u0631\u0633\u06CC","ucs2","rtl"),prs:Ke("\
dari","dari","Dari","\u062F\u0631\u06CC","ucs2","rtl"),kmr:Ke("kurmand\u017Ei","kurmanji","Kurmanji","kurmanc\xEE","ucs2"),ckb:Ke("sorani","sorani","Sorani","\u0633\u06C6\
\u0631\u0627\u0646\u06CC","ucs2","rtl"),uk:Ke("ukraina","ukrainska","Ukrainian","\u0443\u043A\u0440\u0430\u0457\u043D\u0441\u044C\u043A\u0430","ucs2"),vi:Ke("vi\
etnam","vietnamesiska","Vietnamese","Ti\u1EBFng Vi\u1EC7t","ucs2"),sq:Ke("albania","albanska","Albanian","shqip","ucs2"),tr:Ke("turkki","turkiska","Turkish","T\xFC\
rk\xE7e","ucs2"),th:Ke("thai","thail\xE4ndska","Thai","\u0E44\u0E17\u0E22","ucs2"),zh:Ke("kiina","kinesiska","Chinese","\u4E2D\u6587","ucs2"),es:Ke("espanja","s\
panska","Spanish","espa\xF1ol","ucs2"),fse:Iy("suomalainen viittomakieli","finskt teckenspr\xE5k","Finnish Sign Language","suomalainen viittomakieli"),fss:Iy("s\
uomenruotsalainen viittomakieli","finlandssvenskt teckenspr\xE5k","Finland-Swedish Sign Language","finlandssvenskt teckenspr\xE5k"),rmf:Ke("romani","romani","Fi\
nnish Romani","kaalo","ucs2")}});var pS,pr,Cy,Fy=u(()=>{"use strict";Uo();pS=e=>({unit:"hours",amount:e}),pr=e=>({unit:"working-days",amount:e}),Cy={NOTICE:{names:z("ilmoitus","barnskyddsanm\xE4la\
n","notification"),basis:["LSL 25","LSL 26"],clock:[{until:"start-decided",amount:7,unit:"working-days",checked:!0}],mayAttend:["information-talk"],offerWithin:pr(
5),next:["ASSESS","EMERGENCY","CLOSED"]},ASSESS:{names:z("palvelutarpeen arviointi","bed\xF6mning av servicebehovet","service-need assessment"),basis:["SHL 36",
"LSL 26"],clock:[{until:"assessment-ready",amount:3,unit:"months",checked:!0}],mayAttend:["home-visit","network-meeting"],offerWithin:pr(5),next:["OPEN","EMERGE\
NCY","CLOSED"]},OPEN:{names:z("avohuolto","\xF6ppenv\xE5rd","open care"),basis:["LSL 27","LSL 30","LSL 34","LSL 36"],clock:[{until:"plan-reviewed",amount:12,unit:"\
months",checked:!0}],mayAttend:["plan-meeting","family-group-conference","school-meeting","network-meeting"],offerWithin:pr(5),next:["OPEN_PLACED","EMERGENCY","\
CARE_PREP","CLOSED"]},OPEN_PLACED:{names:z("avohuollon sijoitus","placering inom \xF6ppenv\xE5rden","open-care placement"),basis:["LSL 37","LSL 37 a"],clock:[{until:"\
need-reviewed",amount:3,unit:"months",checked:!1}],mayAttend:["start-meeting","review-meeting","end-meeting"],offerWithin:pr(3),next:["OPEN","EMERGENCY","CARE_P\
REP","AFTERCARE"]},EMERGENCY:{names:z("kiireellinen sijoitus","br\xE5dskande placering","emergency placement"),basis:["LSL 38","LSL 38 a","LSL 39"],clock:[{until:"\
ends",amount:30,unit:"days",checked:!0},{until:"ends-extended",amount:30,unit:"days",checked:!1}],mayAttend:["first-meeting","decision-talk","daily-support"],offerWithin:pS(
4),next:["OPEN","OPEN_PLACED","CARE_PREP","AFTERCARE","CLOSED"]},CARE_PREP:{names:z("huostaanoton valmistelu","beredning av omh\xE4ndertagande","preparing takin\
g into care"),basis:["LSL 40","LSL 41","LSL 42"],clock:[],mayAttend:["hearing","preparation-talk"],offerWithin:pr(2),next:["CARE_DECISION","OPEN"]},CARE_DECISION:{
names:z("huostaanottop\xE4\xE4t\xF6s","beslut om omh\xE4ndertagande","care decision"),basis:["LSL 43"],clock:[],mayAttend:["court-hearing"],offerWithin:pr(2),next:[
"SUBSTITUTE","OPEN"]},SUBSTITUTE:{names:z("sijaishuolto","v\xE5rd utom hemmet","substitute care"),basis:["LSL 49","LSL 50"],clock:[{until:"need-reviewed",amount:12,
unit:"months",checked:!0}],mayAttend:["plan-meeting","contact-meeting","parent-group"],offerWithin:pr(10),next:["SUBSTITUTE","REUNIFY","AFTERCARE"]},REUNIFY:{names:z(
"perheen j\xE4lleenyhdist\xE4minen","\xE5terf\xF6rening av familjen","family reunification"),basis:["LSL 4.3","LSL 30.4","LSL 47"],clock:[],mayAttend:["home-com\
ing-meeting"],offerWithin:pr(5),next:["SUBSTITUTE","AFTERCARE"]},AFTERCARE:{names:z("j\xE4lkihuolto","efterv\xE5rd","aftercare"),basis:["LSL 75","LSL 76","LSL 7\
6 a"],clock:[{until:"age",amount:23,unit:"years",checked:!0}],mayAttend:["plan-meeting","youth-group"],offerWithin:pr(10),next:["EMERGENCY","CLOSED"]},CLOSED:{names:z(
"asiakkuuden p\xE4\xE4ttyminen","klientrelationen upph\xF6r","end of the client relationship"),basis:[],clock:[],mayAttend:["closing-talk","feedback"],offerWithin:pr(
10),next:["NOTICE"]}}});function Ly(e,t){return Yo[e].next.includes(t)}var qe,Yo,pn=u(()=>{"use strict";Fy();qe=["NOTICE","ASSESS","OPEN","OPEN_PLACED","EMERGENCY","CARE_PREP","CARE_DE\
CISION","SUBSTITUTE","REUNIFY","AFTERCARE","CLOSED"],Yo=Cy});function Nd(e){if(wS.test(e))return"CONTROL_CHARACTERS";let t=e.normalize("NFKC").replace(/[\p{Cf}\p{M}]/gu,"").replace(new RegExp("\\p{Nd}","gu"),kS);if(cS.test(
t))return"IDENTITY_CODE";if(fS.test(t))return"EMAIL_ADDRESS";let n=t.replace(hS," \xB7 ");return gS.some(r=>r.test(n))?"PHONE_NUMBER":void 0}function kS(e){let t=e.
codePointAt(0),n=0;for(;new RegExp("\\p{Nd}","u").test(String.fromCodePoint(t-n-1));)n++;return String(n%10)}var Bu,cS,fS,yS,gS,hS,wS,Hu=u(()=>{"use strict";Bu=
"[-\u2010\u2011\u2012\u2013\u2014\u2212]",cS=new RegExp(String.raw`(?<!\p{N})(?:\d[\s./]?){5}\d\s?(?:${Bu}|[+_ABCDEFUVWXY])\s?(?:\d\s?){3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}])`,
"iu"),fS=/[^\s@<>]\s?@\s?[^\s@<>]+\.[^\s@<>]{2,}/u,yS=String.raw`[\s()._\/‐‑‒–—−-]{0,3}`,gS=[String.raw`(?<![\d,])(?:\+|\(?0|358)(?:${yS}\d){6,14}(?!\d)`,
String.raw`(?<!\d)(?:4\d|50)[\s-]\d{3}\s?\d{2}\s?\d{1,2}(?!\d)`,String.raw`(?<!\d)\d{7,15}(?!\d)`].map(e=>new RegExp(e,"u")),hS=new RegExp([String.raw`\b\d{4}-\d{2}-\d{2}\b`,
String.raw`\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?`,String.raw`\b\d{1,2}[.:]\d{2}\s?${Bu}\s?\d{1,2}[.:]\d{2}\b`,String.raw`(?<![.\d])\b\d{1,2}[.:]\d{2}\b(?![.\d])`,
String.raw`(?<![\d(+])\b\d{1,2}\.?\s?${Bu}\s?\d{1,2}\b(?!\s?\d)`].join("|"),"gu"),wS=/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}]/u});var Id,qy,Mi,bt,ao,tn=u(()=>{"use strict";Id=["open","offered","accepted","confirmed","closed"],qy={open:["offered","accepted","confirmed","closed"],offered:["o\
pen","accepted","confirmed","closed"],accepted:["open","offered","confirmed","closed"],confirmed:["open","offered","closed"],closed:[]},Mi=["fulfilled","failed",
"withdrawn","no-capacity","irrelevant"],bt=["in-person","remote","phone"],ao=["routine","soon","urgent"]});function Cd({windows:e,needBy:t},n){return t<=n?[{path:"needBy",code:"IN_THE_PAST"}]:t>b(n,My*24*60)?[{path:"needBy",code:"TOO_FAR_AHEAD"}]:e.length>0&&e.every(
o=>o.start>t)?[{path:"needBy",code:"CONTRADICTORY"}]:[]}function ts({windows:e,durationMinutes:t},n){return e.flatMap(({start:r,end:o},i)=>o<=r?[{path:`windows.${i}\
.end`,code:"END_BEFORE_START"}]:r<=n?[{path:`windows.${i}.start`,code:"IN_THE_PAST"}]:r>b(n,My*24*60)?[{path:`windows.${i}.start`,code:"TOO_FAR_AHEAD"}]:ve(r,o)<
t?[{path:`windows.${i}.end`,code:"SHORTER_THAN_DURATION"}]:ve(r,o)>1440?[{path:`windows.${i}.end`,code:"TOO_LARGE"}]:[])}function so(e,t,n=""){return ts({windows:[
e],durationMinutes:vS},t).map(({path:r,code:o})=>({path:r.replace("windows.0.",n),code:o}))}var My,vS,Qo=u(()=>{"use strict";Y();My=366,vS=15});import*as G from"zod";function Fd(e,t){let n=D(Vu,e);if(y(n))return n;let r=[...OS(n,t),...ts(n,t.now)];return r.length>0?c("INVALID",{fields:r}):n}function OS(e,{
tenant:t,now:n}){let{hasClient:r,manySeats:o}=Rt[e.channel],i=[],a=(s,d)=>i.push({path:s,code:d});return t.areas.some(s=>s.code===e.area)||a("area","UNKNOWN_ARE\
A"),r&&e.phases.length===0&&a("phases","PHASES_NEEDED"),!r&&e.clientReference!==void 0&&a("clientReference","NO_CLIENT_IN_THIS_CHANNEL"),!r&&e.consent.given&&a(
"consent","NO_CLIENT_IN_THIS_CHANNEL"),r&&e.confirm==="pre-approved"&&a("confirm","NOT_PRE_APPROVABLE"),!o&&e.seats>1&&a("seats","CONTRADICTORY"),e.choice==="fa\
mily"&&!r&&a("choice","CONTRADICTORY"),e.consent.given&&e.consent.on>$(n)&&a("consent.on","CONTRADICTORY"),e.needBy===void 0?i:[...i,...Cd({windows:e.windows,needBy:e.
needBy},n)]}function _y(e){return[...new Set(e)]}var RS,it,nn,bS,et,SS,ns,Vu,Ht=u(()=>{"use strict";Le();xi();_n();Go();pn();k();Y();fe();Hu();tn();Qo();RS=300,
it=G.string().max(40,"NOT_AN_INSTANT").transform((e,t)=>{let n=Dn(e);return n||(t.addIssue({code:"custom",message:"NOT_AN_INSTANT"}),G.NEVER)}),nn=G.string().max(
10,"NOT_A_DATE").refine(Xe,"NOT_A_DATE"),bS=e=>e.replaceAll(`\r
`,`
`),et=e=>G.string().trim().overwrite(bS).max(e,{error:"TOO_LONG",abort:!0}).superRefine((t,n)=>{let r=Nd(t);r&&n.addIssue({code:"custom",message:r})}),SS=G.array(
G.enum(qe,"UNKNOWN_PHASE")).max(qe.length,"TOO_MANY").transform(_y),ns=G.strictObject({start:it,end:it}),Vu=G.strictObject({channel:G.enum(Ti).default("peer-sup\
port"),phases:SS,area:G.string().max(3,"UNKNOWN_AREA"),audience:G.enum(Ei).default("parent"),languages:G.array(G.enum(ur,"UNKNOWN_LANGUAGE")).min(1,"REQUIRED").
max(5,"TOO_MANY").transform(_y),interpreter:G.boolean().default(!1),windows:G.array(ns).max(10,"TOO_MANY").default([]),needBy:it.optional(),durationMinutes:G.int(
"TOO_SMALL").min(15,"TOO_SMALL").max(480,"TOO_LARGE").default(90),mode:G.enum(bt).default("in-person"),place:et(80).optional(),urgency:G.enum(ao).default("routi\
ne"),clientReference:G.string().regex(/^CL-[A-Z0-9]{6}$/,"CLIENT_REFERENCE_FORM").optional(),consent:G.union([G.strictObject({given:G.literal(!0),on:nn}),G.strictObject(
{given:G.literal(!1)})]).default({given:!1}),seats:G.int("TOO_SMALL").min(1,"TOO_SMALL").max(10,"TOO_LARGE").default(1),choice:G.enum(["first","family"]).default(
"first"),confirm:G.enum(["ask-me","pre-approved"]).default("ask-me"),preferences:G.strictObject({partnerId:G.string().max(40,"UNKNOWN_PARTNER").optional(),gender:G.enum(
["woman","man"]).optional(),samePartnerAsBefore:G.boolean().optional()}).default({}),note:et(RS).optional()})});function Gu({extraSeats:e=0,seats:t,taken:n},r){if(r.some(ES))return 0;let o=e-n.filter(i=>i.extra).length;return Math.max(0,Math.min(o,t-n.length))}function $y({
extraSeats:e=0,seats:t,taken:n}){return n.filter(o=>o.state==="confirmed"&&!o.extra).length>=t-e}var ES,Dy,rs,Ld,_i=u(()=>{"use strict";ES=({state:e,waitsFor:t})=>e===
"scheduled"&&t==="partner",Dy=({extraSeats:e=0,seats:t},n)=>({seats:t-n,extraSeats:e-n,lateSince:void 0,nobodySince:void 0});rs=({extraSeats:e=0})=>e>0,Ld=e=>e.
state==="confirmed"||e.waitsFor==="late-choice"||rs(e)});function H(e,{request:t,offers:n,meetings:r},o,i,a){let s={offers:at(e,n),meetings:Di(e,r)},d=s.offers.some(W=>W.state==="sent")?0:Gu(e.read(t),s.meetings),m=d>
0?e.change(t)(W=>Dy(W,d),"request.seat-gone"):e.read(t),l=xS(e,m,s.offers,s.meetings,o),v=l.waitsFor===m.waitsFor&&l.owner===m.owner&&l.waitsFor!=="ranking"&&m.
due!==null&&l.waitsFor!=="answer"&&l.waitsFor!=="meetings"?{due:Ze(m.due??e.now,l.due??e.now),nudges:m.nudges}:{};return e.change(m)(()=>({attempts:0,misses:[],
...l,...v}),i,a)}function xS(e,t,n,r,o){let i=t.taken.filter(m=>m.state==="held"),a=t.taken.length-i.length;if(i.length>0){let m=os(t),l=Ju(b(e.now,o.decisionHours[t.
urgency]*60),e.now,Qu(e,t,n));return{state:"accepted",waitsFor:m?"decision":"consent",due:l,owner:"worker",reason:"partner-accepted",nudges:0}}if(a>=t.seats)return TS(
e,t,r,o);let s={owner:"system",nudges:0},d=n.filter(m=>m.state==="sent");return d.length===0?{state:"open",waitsFor:"ranking",due:e.now,reason:"nobody-asked",...s}:
d.length<Yu(t,o)&&Gu(t,r)===0?{state:"offered",waitsFor:"ranking",due:e.now,reason:"room-to-ask",...s}:{state:"offered",...Jo(t,d),nudges:0}}function Yu({urgency:e,
choice:t,seats:n,taken:r},o){let{open:i}=o.offers[e];return Math.max(i,n-r.length,t==="family"?Wy:0)}function Qu(e,t,n){let r=new Set(t.taken.filter(i=>i.state===
"held").map(i=>i.offerId));return n.map(e.read).flatMap(i=>r.has(i.id)&&i.slot?[i.slot.start]:[]).sort()[0]}function Ju(e,t,n){if(n===void 0)return e;let r=b(n,
-jy);return Ze(e,t<r?r:n)}function Jo(e,t){let n=b(xe(e.createdAt,...t.map(o=>o.answerBy)),2);return{waitsFor:"answer",due:e.lateSince===void 0&&e.serveBy<n?e.serveBy:
n,owner:"partner",reason:"asked"}}function TS(e,{taken:t},n,r){let o=n.filter(d=>d.state!=="cancelled"),i={state:"confirmed",nudges:0},a=t.some(d=>!d.extra&&o.every(
m=>m.partnerId!==d.partnerId));if(o.length===0||a)return{...i,waitsFor:"first-meeting",due:b(e.now,4320),owner:"worker",reason:"no-time-yet"};let s=xe(e.now,...o.
map(d=>d.end));return{...i,waitsFor:"meetings",due:b(s,r.quietDays*24*60),owner:"worker",reason:"under-way"}}function mo(e){let t=e.taken.filter(o=>o.state==="h\
eld").length,n=e.taken.length-t,r=e.choice==="family"?Math.max(Wy,e.seats):e.seats;return n<e.seats&&t+n<r}function at(e,t){let n=new Set(t.map(o=>o.sk)),r=e.touched().
filter(o=>o.kind==="offer"&&!n.has(o.sk));return[...t.map(e.read),...r]}function Di(e,t){let n=new Set(t.map(o=>o.sk)),r=e.touched().filter(o=>o.kind==="meeting"&&
!n.has(o.sk));return[...t.map(e.read),...r]}var Wy,jy,Ky,os,Se=u(()=>{"use strict";_n();Y();_i();Wy=3,jy=120;Ky=(e,t)=>t!==void 0&&e>=b(t,-jy);os=e=>!Rt[e.channel].
hasClient||e.consent.given});function $i(e,t){return Uy(e,t)!==void 0}function Zo(e,t){let n=Uy(e,t)?.end;return n===void 0?e:Zo(n,t)}function zy(e,t){let n=$(e);return[n,he(n,-1)].map(o=>b(
Ho(o,t.from),-PS)).find(o=>o<=e)}function Uy(e,t){if(t.from===t.to)return;let n=$(e);return[n,he(n,-1)].map(r=>AS(r,t)).find(r=>fy(r,e))}function AS(e,{from:t,to:n}){
return{start:Ho(e,t),end:Ni(n<t?he(e,1):e,n)}}var PS,is=u(()=>{"use strict";Y();kd();fe();PS=60});function C(e,{request:t,tenant:n},r){let o=e.read(r.about),i="partner"in r?r.partner.contactBy:["email"],a="partner"in r?{role:"partner",id:r.partner.id}:{role:r.
staff,id:r.staff==="worker"?e.read(t).workerId:"coordinator"},s=r.at??("partner"in r?Zu(e.now,n,r.facts):e.now);for(let d of i){let m=IS(t.id,r,o.version,a,d),l={
...R.notice(t.org,t.id,m),org:t.org,kind:"notice",id:m,version:1,schema:1,state:"waiting",waitsFor:"sending",due:s,owner:"system",reason:r.template,attempts:0,requestId:t.
id,template:r.template,channel:d,to:a,subject:zo(o),facts:r.facts,sendAt:s,createdAt:e.now,claims:0};e.add(l,"notice.due")}}function IS(e,t,n,r,o){let i=t.about.
id.includes(".")?t.about.id.slice(t.about.id.indexOf(".")+1):"r",a=t.mark?`-${t.mark}`:"";return`${e}.${t.template}${a}-${i}-v${n}-${r.role==="partner"?r.id:r.role}\
-${o}`}function Zu(e,{settings:t},n){return[...n.slots,...n.previous?[n.previous]:[]].map(o=>o.start).some(o=>o>e&&ve(e,o)<NS)?e:Zo(e,t.quiet)}function qd(e,t,n,r,o=()=>!0){
for(let i of t){let a=e.read(i);a.state!=="waiting"||Ae(a.subject)!==Ae(n)||!o(a)||e.change(a)(()=>({state:"suppressed",suppressedFor:r,waitsFor:"nothing",due:null,
owner:"nobody",reason:"none",attempts:0}),"notice.suppressed")}}var NS,ft=u(()=>{"use strict";P();Y();is();NS=720});function By(e,t){return{...R.diary(e,t),org:e,kind:"diary",id:t,version:1,schema:1,state:"kept",...ne,bookings:[],holds:[],families:[],months:{},weeks:{}}}function Hy(e,t,n){
let r=gd($(e.now));return e.change(t)(o=>({holds:[...o.holds,n],weeks:qS({...o.weeks,[r]:(o.weeks[r]??0)+1})}),"diary.held")}function Vy(e,t,n){return e.change(
t)(r=>({holds:[...r.holds.filter(o=>o.offerId!==n.offerId),n]}),"diary.firmed")}function as(e,t,n){let r=e.read(t);return r.holds.some(o=>o.offerId===n)?e.change(
t)(o=>({holds:o.holds.filter(i=>i.offerId!==n),...Xu(e.now)}),"diary.let-go"):r}function Gy(e,t,n,r){return e.read(t).families.includes(n)?as(e,t,r):e.change(t)(
o=>({holds:o.holds.filter(i=>i.offerId!==r),families:[...o.families,n]}),"diary.family-added")}function Md(e,t,n){return e.read(t).families.includes(n)?e.change(
t)(r=>({families:r.families.filter(o=>o!==n),...Xu(e.now)}),"diary.family-dropped"):e.read(t)}function _d(e,t,n){return e.change(t)(r=>({bookings:[...r.bookings.
filter(o=>o.meetingId!==n.meetingId),n].sort(LS)}),"diary.booked")}function Dd(e,t,n){return e.read(t).bookings.some(r=>r.meetingId===n)?e.change(t)(r=>({bookings:r.
bookings.filter(o=>o.meetingId!==n),...Xu(e.now)}),"diary.unbooked"):e.read(t)}function Yy(e,t,n,r){let o=Bo(n.start);return e.change(t)(i=>({bookings:i.bookings.
filter(a=>a.meetingId!==n.meetingId),months:{...i.months,[o]:FS(i.months[o],r)}}),"diary.closed-booking")}function qS(e){return Object.fromEntries(Object.entries(
e).sort().slice(-CS))}var CS,Xu,FS,LS,rn=u(()=>{"use strict";P();fe();CS=4;Xu=e=>({waitsFor:"rematch",due:e,owner:"system",reason:"freed",attempts:0});FS=(e,t)=>({
minutes:(e?.minutes??0)+t.minutes,cents:(e?.cents??0)+t.cents}),LS=(e,t)=>e.start<t.start?-1:e.start>t.start?1:0});function ss(e,t,n,r,o={}){let i=t.diaries.get(n.partnerId),a={waitsFor:"tidying",due:e.now,owner:"system",reason:"room-kept",attempts:0},s=e.change(n)(()=>({...o,
state:r,...i?ne:a}),`offer.${r}`);return i&&as(e,i,n.id),qd(e,t.notices,n,r==="expired"?"too-late":"answered"),s}function Ve(e,t,n,r){let o=ss(e,t,n,n.state==="\
accepted"?"released":"withdrawn",{endedFor:r});if(n.state==="sent"&&n.counter&&r==="refused")return ep(e,t,o);let i=n.state==="accepted"?"released":"offer-withd\
rawn";return C(e,t,{template:i,about:o,partner:Qy(n),facts:Wi(t,n)}),o}function ep(e,t,n){if(!n.counter)return n;let{area:r,mode:o}=t.request,i={slots:[n.counter],
area:r,mode:o};return C(e,t,{template:"proposal-ended",about:n,partner:Qy(n),facts:i}),n}function Wi({request:e},t){return{slots:t.slot?[t.slot]:t.slots,area:e.
area,mode:e.mode,deadline:t.answerBy}}function $d(e,t){for(let n of at(e,t.offers))n.state==="sent"&&Ve(e,t,n,"taken")}var Qy,Vt=u(()=>{"use strict";ft();rn();P();
Se();Qy=({partnerId:e,contactBy:t})=>({id:e,contactBy:t})});function ji(e,t,n){let{request:r,offers:o}=t,i=r.windows.some(p=>p.start===n.start),a=n.partnerId===null&&(n.waitsFor==="partner"||!i),s=new Set(r.taken.filter(
p=>p.state==="held").map(p=>p.offerId)),d=o.filter(p=>(p.state==="sent"||s.has(p.id))&&MS(p,n));if(!a||!i&&d.length===0)return!1;for(let p of d)Ve(e,t,p,"cancel\
led");let[m,l]=[d.map(p=>p.id),d.map(p=>p.partnerId)];return e.change(r)(p=>({windows:p.windows.filter(f=>f.start!==n.start),taken:p.taken.filter(f=>!m.includes(
f.offerId)),asked:p.asked.filter(f=>!l.includes(f))}),"request.time-dropped"),!0}var MS,Wd=u(()=>{"use strict";Vt();MS=({slot:e,slots:t},{start:n})=>e?e.start===
n:t.some(r=>r.start===n)});var Jy,Zy,Ki,zi,Xy,Ui=u(()=>{"use strict";Jy=["waiting","claimed","sent","unknown","suppressed","failed"],Zy={waiting:["claimed","suppressed","failed"],claimed:[
"sent","unknown","waiting","suppressed","failed"],unknown:["waiting","sent","suppressed","failed"],sent:["failed"],failed:["waiting","suppressed"],suppressed:[]},
Ki=["offer","offer-withdrawn","proposal-ended","released","agreed","booked","reminder-day","reminder-hours","move-proposed","moved","move-declined","cancelled",
"ended","thanks"],zi=["partner-accepted","other-time-proposed","nobody-found","decision-waits","confirmed","meeting-reminder","meeting-changed","meeting-cancell\
ed","partner-gone","outcome-waits","first-meeting-waits","needs-coordinator","handed-over"],Xy=["offer","reminder-day","reminder-hours","meeting-reminder","canc\
elled","meeting-cancelled","move-proposed","moved"]});function ds(e){return typeof e!="object"||e===null?!1:"schema"in e?tp(e):(e instanceof Map?[...e.values()]:Object.values(e)).some(ds)}var tp,_S,eg,jd=u(()=>{"us\
e strict";Ui();P();tp=({schema:e})=>e>1,_S=new Set([...Ki,...zi]),eg=e=>e.kind==="notice"&&!_S.has(e.template)});var we,cn=u(()=>{"use strict";we=class extends Error{name="Unavailable";service;constructor(t,n){super(`${t} unavailable`,{cause:n}),this.service=t}}});var tg,ng,Bi,ms=u(()=>{"use strict";tg=["scheduled","held","cancelled","no-show"],ng={scheduled:["held","cancelled","no-show"],held:[],cancelled:[],"no-show":[]},
Bi=["held","no-show-parent","no-show-partner","no-show-worker"]});var Kd,rg,zd,L,Ne=u(()=>{"use strict";Kd=["sent","accepted","declined","expired","withdrawn","released"],rg={sent:["accepted","declined","expired","withdrawn"],
accepted:["released"],declined:[],expired:[],withdrawn:[],released:[]},zd=5,L=e=>e.split(".",1)[0]??e});var np,og,Hi,Ud=u(()=>{"use strict";ms();Ui();Ne();Lr();tn();np={request:qy,offer:rg,meeting:ng,notice:Zy,card:xd,diary:{kept:[]},tenant:{kept:[]}},og=(e,t,n)=>t===
n||(np[e][t]?.includes(n)??!1),Hi=class extends Error{name="NotAllowed";kind;from;to;constructor(t,n,r){super(`${t} ${n} -> ${r}`),this.kind=t,this.from=n,this.
to=r}}});function rp(e){return un(e)?{...e,...DS,...sy(e),...$S(e),...WS(e)}:e}function $S(e){if(e.kind==="request"){let n=e;return n.state==="closed"?{listPk:ct.done(e.
org),listSk:`${n.closedAt}#${e.id}`}:{listPk:ct.open(e.org),listSk:`${e.due}#${e.id}`}}return e.owner==="coordinator"||e.waitsFor==="late-choice"?{listPk:ct.open(
e.org),listSk:`${e.due}#${e.id}`}:{}}function WS(e){if(e.kind==="request"){let t=e;return{ownPk:ct.own(e.org,t.workerId),ownSk:`${t.createdAt}#${e.id}`}}return e.
kind==="meeting"?{ownPk:ct.meetings(e.org),ownSk:`${e.start}#${e.id}`}:{}}var DS,ig=u(()=>{"use strict";P();DS={duePk:void 0,dueSk:void 0,listPk:void 0,listSk:void 0,
ownPk:void 0,ownSk:void 0}});function Bd(e,t,n){let r=ze(e)?e.stuck:void 0;return{owner:"coordinator",reason:t,stuck:r??{since:n,owner:Xo(e),reason:Hd(e).reason}}}function Hd(e){return ze(e)?
{...e,owner:e.stuck?.owner??"system",reason:e.stuck?.reason??"retried",stuck:void 0}:e.stuck?{...e,stuck:void 0}:e}var jS,ze,Xo,Gt=u(()=>{"use strict";jS=["stuc\
k","overdue"],ze=({owner:e,reason:t})=>e==="coordinator"&&jS.includes(t);Xo=e=>Hd(e).owner});function ag(e,t){let n=new Map,r=new Map,o=i=>n.get(Ae(i));return{now:e,by:t,read:i=>o(i)?.after??i,add(i,a,s){if(o(i))throw new Error(`added twice: ${a}`);let d=rp(
{...i,version:1,schema:1});return n.set(Ae(i),{after:d,changes:[{what:a,...s&&{note:s}}]}),d},change:i=>(a,s,d)=>{let m=o(i),l=m?.after??i,p=a(l),f={...KS(p,l),
...p};if(un(l)&&un(f)&&!og(l.kind,l.state,f.state))throw new Hi(l.kind,l.state,f.state);if(l.schema>1)throw new Error("written by a newer version of this progra\
m: left as it is");let v=rp({...f,version:m?l.version:l.version+1,schema:1}),W={what:s,...d&&{note:d}};return m?(m.after=v,m.changes.push(W)):n.set(Ae(i),{before:i,
after:v,changes:[W]}),v},hold:i=>{r.set(Ae(i),i)},touched:()=>[...n.values()].map(i=>i.after),writes(i,a){let s=[...n.values()].map(({before:m,after:l})=>({op:m?
"replace":"insert",item:l}));for(let[m,l]of r)n.has(m)||s.push({op:"require",key:zo(l),version:l.version});let d=zS(i,a,e,t,n);return d?[...s,{op:"insert",item:d}]:
s}}}function zS(e,t,n,r,o){let i=[...o.values()].map(({after:d,changes:m})=>US(d,m)),a=o.values().next().value;if(!a)return;let s=a.after.pk.slice(0,a.after.pk.
indexOf("#"));return{pk:R.events(s,e),sk:`${n}#${t}`,version:1,kind:"event",schema:1,at:n,by:r,changes:i}}function US(e,t){let n=un(e)?{state:e.state,waitsFor:e.
waitsFor,due:e.due}:{},r=t.find(o=>o.note)?.note;return{kind:e.kind,key:zo(e),id:String(e.id??e.sk),version:e.version,what:t.map(o=>o.what).join("+"),...n,...r&&
{note:r}}}var KS,sg=u(()=>{"use strict";ig();P();Gt();Ud();KS=(e,t)=>"due"in e&&!("stuck"in e)&&un(t)?Hd(t):t});async function E(e,t){let n=s=>VS(e,t,s),r=e.idempotency?.key,o=r&&await e.store.receipt(r);if(o)return n(o);let i=await BS(e,t,n);if(!r||!y(i))return i;let a=await e.
store.receipt(r);return a?n(a):i}async function BS(e,t,n){let r=e.idempotency?.key;for(let o=1;o<=dg;o++){let i=await t.load();if(y(i))return i;if(ds(i))throw new we(
"newer-version");let a=ag(e.now,e.by),s=HS(()=>t.decide(i,a));if(y(s)||a.touched().length===0&&!r)return s;let d=typeof t.subject=="string"?t.subject:t.subject(
i),m=r??e.ids.id(),l=e.idempotency?.fingerprint,p=zo(s),f=await e.store.commit({opId:m,at:e.now,result:p,...l&&{fingerprint:l}},a.writes(d,m));if(f.status==="co\
mmitted")return s;if(f.status==="replayed")return r?n(f.receipt):s;o<dg&&await e.clock.pause(20*2**o*(.5+e.ids.fraction()))}if(e.by.role==="system")throw new we(
"store");return c("BUSY")}function HS(e){try{return e()}catch(t){if(t instanceof Hi)return c("WRONG_STATE",{detail:{kind:t.kind,state:t.from}});throw t}}async function VS(e,{
recall:t},n){if(n.fingerprint!==e.idempotency?.fingerprint)return c("IDEMPOTENCY_KEY_REUSED");let r=n.result;if(t)return t(r);let o=await e.store.get(r);return o||
c("NOT_FOUND")}var dg,Vd,se=u(()=>{"use strict";jd();cn();P();k();Ud();sg();dg=4;Vd=async({store:e,idempotency:t})=>t!==void 0&&await e.receipt(t.key)!==void 0});var Vi,Gd=u(()=>{"use strict";Y();Vi=(e,{request:t,tenant:n},{start:r})=>({waitsFor:"arrange",due:xe(Ze(b(e,n.settings.decisionHours[t.urgency]*60),b(r,-120)),b(
e,15)),owner:"worker",nudges:0,attempts:0})});function GS(e,t){let n=r=>{let o=b(e,-r);return $i(o,t.quiet)?zy(o,t.quiet):o};return{dayBefore:n(t.reminders.dayBefore),hoursBefore:n(t.reminders.hoursBefore)}}
function YS(e,t){let{dayBefore:n,hoursBefore:r}=GS(e,t),o=[{mark:"dayBefore",template:"reminder-day",at:n},{mark:"hoursBefore",template:"reminder-hours",at:r}];
return n===r?o.slice(1):o}function ls(e,t,n,r){let o=St(n);for(let{mark:i,template:a,at:s}of YS(n.start,t.tenant.settings))s<=e.now||(C(e,t,{template:a,about:n,
partner:r,facts:o,at:s}),C(e,t,{template:"meeting-reminder",about:n,staff:"worker",facts:o,at:s,mark:i}))}function Wn(e,t,n,r){qd(e,t.notices,n,r,({template:o})=>o!==
"cancelled")}var St,qr,lo=u(()=>{"use strict";ft();Y();is();St=e=>({slots:[{start:e.start,end:e.end}],area:e.area,mode:e.mode}),qr=(e,t)=>({...St(e),invite:{uid:e.
id,sequence:e.invite,method:t}})});function Yd(e,t,n){let{request:r}=t,{partnerId:o,slot:i,template:a,mode:s,place:d}=n,m=ee(t.cards,o),l=Di(e,t.meetings).find(v=>v.state==="scheduled"&&!v.partnerId&&
v.start===i.start),p=l?JS(e,r,l,n):e.add(ZS(e,t,o,i,s,d),"meeting.booked");_d(e,ee(t.diaries,o),{meetingId:p.id,requestId:r.id,...i,mode:p.mode});let f=qr(p,"RE\
QUEST");return C(e,t,{template:a,about:p,partner:m,facts:f}),C(e,t,{template:"confirmed",about:p,staff:"worker",facts:f}),ls(e,t,p,m),a==="agreed"&&QS(e,t),p}function QS(e,t){
for(let n of Di(e,t.meetings)){if(n.state!=="scheduled"||n.waitsFor!=="partner")continue;let r=e.change(n)(()=>({...Vi(e.now,t,n),reason:"partner-changed"}),"me\
eting.to-arrange");C(e,t,{template:"meeting-changed",about:r,staff:"worker",facts:St(r)})}}function JS(e,t,n,{partnerId:r,slot:o,mode:i=t.mode,place:a}){let s=a??
(i===n.mode?n.place:t.place);return e.change(n)(d=>({partnerId:r,end:o.end,invite:d.invite+1,nudges:0,attempts:0,...ei(o),mode:i,...s===n.place?{}:{place:s}}),"\
meeting.taken-over")}function ZS(e,{request:t},n,r,o,i){let{sequence:a}=e.change(t)(m=>({sequence:m.sequence+1}),"request.meeting-added"),s=`${t.id}.m${a}`,d=i??
t.place;return{...R.meeting(t.org,t.id,s),org:t.org,kind:"meeting",id:s,version:1,schema:1,state:"scheduled",...ei(r),attempts:0,requestId:t.id,workerId:t.workerId,
partnerId:n,createdAt:e.now,start:r.start,end:r.end,mode:o??t.mode,area:t.area,...d!==void 0&&{place:d},invite:0,sequence:a,nudges:0}}var ei,us=u(()=>{"use stri\
ct";ft();rn();P();ce();Se();Gd();lo();ei=({end:e})=>({waitsFor:"start",due:e,owner:"system",reason:"agreed",proposal:void 0})});function Qd({request:e,tenant:t},{card:n,diary:r},{slot:o,mode:i,meetingId:a},s){let d={card:n,diary:{...r,bookings:r.bookings.filter(p=>p.meetingId!==a)}},m={...e,
mode:i,durationMinutes:ve(o.start,o.end)},l=$n({request:m,tenant:t,candidate:d,slot:o,now:s}).filter(p=>XS.includes(p));return l.length>0?c("RULES_FAIL",{detail:{
codes:l}}):void 0}var XS,op=u(()=>{"use strict";Ir();k();Y();XS=["CHECKS","HOURS","EARNINGS"]});import*as Gi from"zod";async function Jd(e,t,n){let r=D(ip,n);if(y(r))return r;let o={start:r.start,end:r.end},i=so(o,e.now);return i.length>0?c("INVALID",{fields:i}):
E(e,{subject:t,load:()=>pe(e,t),decide(a,s){let{request:d}=a,m=d.taken.filter(We=>We.state==="confirmed"),l=r.partnerId===void 0&&m.length===1?m[0]:m.find(We=>We.
partnerId===r.partnerId);if(d.state==="closed"||!l)return c("WRONG_STATE",{detail:{state:d.state}});let p={card:ee(a.cards,l.partnerId),diary:ee(a.diaries,l.partnerId)};
s.hold(p.card);let f=r.mode??d.mode;if(Td(p.card,o.start)||Fi(p,o,f)==="busy")return c("SLOT_NO_LONGER_FREE");let v=Qd(a,p,{slot:o,mode:f},s.now);if(v)return v;
let W={...r.mode&&{mode:r.mode},...r.place&&{place:r.place}},V=a.meetings.find(We=>We.state==="scheduled"&&We.start===o.start&&We.partnerId===null);V&&ji(s,a,V);
let mn=Yd(s,a,{partnerId:l.partnerId,slot:o,template:"booked",...W});return H(s,a,a.tenant.settings,"request.meeting-booked"),s.read(mn)}})}var ip,ap=u(()=>{"us\
e strict";oo();Lr();Le();k();Ht();ce();tn();Se();Wd();Qo();se();us();op();ip=Gi.strictObject({start:it,end:it,mode:Gi.enum(bt).optional(),place:et(80).optional(),
partnerId:Gi.string().max(40).optional()})});var cr,Yi=u(()=>{"use strict";cr=class extends RangeError{name="BadCursor";constructor(){super("not a cursor of this query")}}});var Zd=u(()=>{"use strict"});var mg=u(()=>{"use strict";P();Zd()});function lg(e,t){let n=[e??"",t.partition,t.sort,t.key.pk,t.key.sk];return Buffer.from(JSON.stringify(n)).toString("base64url")}var ug=u(()=>{"use strict";Yi();
mg();Zd()});function pg(e,t){let n={pk:e.pk,sk:e.sk};if(t===void 0)return{partition:e.pk,sort:e.sk,key:n};let r=e[`${t}Pk`],o=e[`${t}Sk`];return r===void 0||o===void 0?void 0:
{partition:r,sort:o,key:n}}var cg=u(()=>{"use strict";Zd()});async function Xd({store:e,by:t},{from:n,to:r,cursor:o,limit:i=100}={}){let a={...n&&{from:n},...r&&{to:`${r}~`}},s=(m,l)=>e.query({index:"own",partition:ct.meetings(
e.org),limit:m,...a,...l&&{cursor:l}});if(!K(t))return nO(m=>s(tO,m),t.id,{cursor:o,limit:i});let d=await s(i,o);return{items:d.items,...d.cursor&&{next:d.cursor}}}
async function nO(e,t,{cursor:n,limit:r}){let o=[],i=n;do{let m=await e(i);o.push(...m.items.filter(l=>l.workerId===t)),i=m.cursor}while(i!==void 0&&o.length<=r);
let a=o.slice(0,r),s=o.length>r?a.at(-1):void 0,d=s&&pg(s,"own");return{items:a,...d&&{next:lg("own",d)}}}async function em({store:e,by:t},n){let r=await e.get(
R.meeting(e.org,L(n),n));return r&&(K(t)||r.workerId===t.id||r.partnerId===t.id)?r:c("NOT_FOUND")}var tO,tm=u(()=>{"use strict";de();Ne();P();k();ug();cg();tO=500});import*as fr from"zod";function Mr(e){return async(t,n,r)=>{let o=D(yr,r);return y(o)?o:e(t,n)}}function gg(e){return fr.string().max(40,"NOT_AN_INSTANT").transform(
(t,n)=>{let r=Xe(t)?e(t):Dn(t.replace(/ (\d\d:?\d\d)$/,"+$1"));return r!==void 0?r:(n.addIssue({code:"custom",message:"NOT_AN_INSTANT"}),fr.NEVER)}).meta({description:"\
An instant with offset, or a local date",example:"2026-11-25"})}var yr,fg,yg,uo,po=u(()=>{"use strict";Le();k();Y();fe();yr=fr.strictObject({});fg=gg(Tn),yg=gg(
e=>Bt(ot(Tn(he(e,1)))-1)),uo={cursor:fr.string().min(1).max(3e3).optional().meta({description:"`next` of the page before"}),limit:fr.string().regex(/^\d{1,9}$/,
"WRONG_TYPE").transform(Number).pipe(fr.int().min(1).max(100)).optional().meta({type:"integer",minimum:1,maximum:100,description:"At most so many items; a page \
may hold fewer"})}});function hg(e){let t=e.PUBLIC_URL;if(!t)throw new Error("PUBLIC_URL is not set");let n=e.ISSUER;return{publicUrl:t,...n&&{issuer:n}}}var Qi,Ji,ti=u(()=>{"use st\
rict";Qi="/api/v1";Ji=(e,t)=>`${e.publicUrl}${Qi}${t}`});function co(e){let{proposal:t}=e;return{...dr(e),state:e.state,requestId:e.requestId,workerId:e.workerId,partnerId:e.partnerId,createdAt:je(e.createdAt),...Cr(e),
mode:e.mode,area:e.area,place:e.place,proposal:t&&{...Cr(t),by:t.by,at:je(t.at)},outcome:e.outcome,cancelledBy:e.cancelledBy,closedAt:en(e.closedAt)}}var nm=u(()=>{
"use strict";fe();io()});import*as wg from"zod";var kg,vg=u(()=>{"use strict";ap();tm();P();k();po();Pn();ti();nm();kg=[{method:"post",path:"/requests/{id}/meetings",does:"Add a meeting\
 to a confirmed request",who:"staff",body:ip,matches:R.request,answers:{status:201,shape:"Meeting"},async run({call:e,id:t,body:n,settings:r}){let o=await Jd(e,
t,n);return y(o)?o:{body:co(o),version:o.version,location:Ji(r,`/meetings/${o.id}`)}}},{method:"get",path:"/meetings",does:"The calendar, by start",who:"staff",
query:wg.strictObject({from:fg.optional(),to:yg.optional(),...uo}),answers:{status:200,shape:"Meeting",list:!0},async run({call:e,query:t}){let n=await Xd(e,t);
return y(n)?n:sr(n,co)}},{method:"get",path:"/meetings/{id}",does:"One meeting",who:"staff",answers:{status:200,shape:"Meeting"},async run({call:e,id:t}){let n=await em(
e,t);return y(n)?n:{body:co(n),version:n.version}}}]});function fn(e,t,n){return E(e,{subject:L(t),async load(){let r=await pe(e,L(t),{own:e.by.role!=="partner"});if(y(r))return r;let o=r.meetings.find(i=>i.id===t);
return!o||e.by.role==="partner"&&o.partnerId!==e.by.id?c("NOT_FOUND"):no(e.by,o.partnerId)?eo:{loaded:r,meeting:o}},decide:({loaded:r,meeting:o},i)=>n(i,r,o)})}
function rm({request:e},{state:t,partnerId:n}){return t!=="scheduled"?c("WRONG_STATE",{detail:{state:t}}):e.state==="closed"?c("WRONG_STATE",{detail:{state:"clo\
sed"}}):e.taken.some(o=>o.partnerId===n&&o.state==="confirmed")?void 0:c("WRONG_STATE",{detail:{state:"no-partner"}})}var jn,ni=u(()=>{"use strict";de();Ne();k();
ce();se();jn=e=>c("WRONG_STATE",{detail:{state:e.state}})});import*as Rg from"zod";async function Zi(e,t,n){let r=D(sp,n);if(y(r))return r;let o=so(r,e.now);return o.length>0?c("INVALID",{fields:o}):fn(e,t,(i,a,s)=>{let d=s.
waitsFor==="start"&&s.start<=i.now;if(s.waitsFor==="outcome"||d)return jn(s);let m=rm(a,s);return m||(rr(e.by).role!=="partner"&&dp(a,s,r)?c("SLOT_NO_LONGER_FRE\
E"):mp(i,a,s,r)??rO(i,a,s,r))})}function rO(e,t,n,r){let{role:o}=rr(e.by),i=o==="partner"||o==="worker"?o:"coordinator",a=oO(e.now,n,r,t),s=i==="partner"?"worke\
r":"partner",d=e.change(n)(()=>({proposal:{...r,by:i,at:e.now},waitsFor:"move-answer",due:a,owner:s,reason:"move-proposed",nudges:0,attempts:0}),"meeting.move-p\
roposed");Wn(e,t,n,"moved");let m={...St(n),slots:[r],previous:{start:n.start,end:n.end},deadline:a},l=ee(t.cards,n.partnerId);return i==="partner"?C(e,t,{template:"\
meeting-changed",about:d,staff:"worker",facts:m}):C(e,t,{template:"move-proposed",about:d,partner:l,facts:m}),d}function oO(e,t,n,{request:r,tenant:o}){let i=b(
e,o.settings.decisionHours[r.urgency]*60);return xe(Ze(i,b(Ze(t.start,n.start),-120)),b(e,15))}function dp(e,t,n){let r=bg(e,t);return Td(r.card,n.start)||Vo(r,
n,t.mode,{meetingId:t.id})}function bg({cards:e,diaries:t},n){let r=n.partnerId;return{card:ee(e,r),diary:ee(t,r)}}var sp,mp,ps=u(()=>{"use strict";de();oo();ft();
Le();Lr();k();Ht();ce();Qo();Y();ni();lo();op();sp=Rg.strictObject({start:it,end:it});mp=(e,t,n,r)=>Qd(t,bg(t,n),{slot:r,mode:n.mode,meetingId:n.id},e.now)});import*as om from"zod";function Xi(e,t,n){let r=D(lp,n);return y(r)?Promise.resolve(r):fn(e,t,(o,i,a)=>{let{proposal:s}=a;if(!s)return jn(a);let d=rm(i,a);return d||
(iO(s.by,rr(e.by).role)?c("FORBIDDEN"):r.agree?s.start<=o.now?c("INVALID",{fields:[{path:"start",code:"IN_THE_PAST"}]}):dp(i,a,s)?c("SLOT_NO_LONGER_FREE"):mp(o,
i,a,s)??aO(o,i,a,s):sO(o,i,a))})}function aO(e,t,n,{start:r,end:o}){let i={start:n.start,end:n.end},a=e.change(n)(m=>({start:r,end:o,invite:m.invite+1,nudges:0,
attempts:0,...ei({start:r,end:o})}),"meeting.moved"),s=n.partnerId;e.hold(ee(t.cards,s)),_d(e,ee(t.diaries,s),{meetingId:n.id,requestId:t.request.id,start:r,end:o,
mode:n.mode}),Wn(e,t,n,"moved");let d={...qr(a,"REQUEST"),previous:i};return C(e,t,{template:"moved",about:a,partner:ee(t.cards,s),facts:d}),C(e,t,{template:"me\
eting-changed",about:a,staff:"worker",facts:d}),ls(e,t,a,ee(t.cards,s)),t.request.state==="confirmed"&&H(e,t,t.tenant.settings,"request.meeting-moved"),e.read(a)}
function sO(e,t,n){let r=e.change(n)(()=>({...Vi(e.now,t,n),proposal:void 0,reason:"move-declined"}),"meeting.move-declined"),o=St(n);if(n.proposal?.by==="partn\
er"){let i=ee(t.cards,n.partnerId);C(e,t,{template:"move-declined",about:r,partner:i,facts:o})}return e.by.role!=="worker"&&C(e,t,{template:"meeting-changed",about:r,
staff:"worker",facts:o}),r}function im(e,t){return fn(e,t,(n,r,o)=>{let i=o.waitsFor==="move-answer"||o.waitsFor==="arrange";if(o.state!=="scheduled"||!i||o.partnerId===
null||o.start<=n.now)return jn(o);if(rr(e.by).role==="partner"&&o.proposal?.by!=="partner")return c("FORBIDDEN");let a=n.change(o)(m=>({...ei(m),invite:m.invite+
1,nudges:0,attempts:0}),"meeting.time-kept");Wn(n,r,o,"moved");let s=ee(r.cards,o.partnerId),d=qr(a,"REQUEST");return C(n,r,{template:"booked",about:a,partner:s,
facts:d}),C(n,r,{template:"confirmed",about:a,staff:"worker",facts:d}),ls(n,r,a,s),a})}var lp,iO,am=u(()=>{"use strict";de();ft();rn();Le();k();ce();Se();Gd();us();
ni();ps();lo();lp=om.strictObject({agree:om.boolean()});iO=(e,t)=>e==="partner"?t==="partner":t==="worker"});function ea(e,t,n){return up(e,t,Og(e,t,n))}function Sg(e,t,n){let r=Og(e,t,n);return e.change(r)(()=>({waitsFor:"tidying",due:e.now,owner:"system",reason:"unto\
ld"}),"meeting.to-tidy")}function up(e,t,n){Wn(e,t,n,"cancelled");let r=n.partnerId===null?void 0:t.cards.get(n.partnerId),o=qr(n,"CANCEL");return r&&C(e,t,{template:"\
cancelled",about:n,partner:r,facts:o}),C(e,t,{template:"meeting-cancelled",about:n,staff:"worker",facts:o}),n}function Og(e,t,n){let r=n.partnerId===null?void 0:
t.diaries.get(n.partnerId);return r&&Dd(e,r,n.id),e.change(n)(o=>({...ne,state:"cancelled",invite:o.invite+1,cancelledBy:dO(e.by),proposal:void 0,closedAt:e.now}),
"meeting.cancelled")}function dO(e){let{role:t}=rr(e);return t==="admin"||t==="parent"?"coordinator":t}var cs=u(()=>{"use strict";de();ft();rn();P();lo()});function sm(e,t,n,r,o){let i=mO(e,t,n),a=i?pp(e,n):r==="re-offer"?lO(t,n):Vi(e.now,t,n),s=e.change(n)(l=>({...a,partnerId:null,proposal:void 0,invite:l.invite+1,
nudges:0,attempts:0,reason:o}),"meeting.partner-gone");Wn(e,t,n,"cancelled");let d=n.partnerId===null?void 0:t.cards.get(n.partnerId),m=n.partnerId===null?void 0:
t.diaries.get(n.partnerId);return m&&Dd(e,m,n.id),d&&C(e,t,{template:"cancelled",about:s,partner:d,facts:qr(s,"CANCEL")}),C(e,t,{template:"partner-gone",about:s,
staff:"worker",facts:St(s)}),i&&C(e,t,{template:"needs-coordinator",about:s,staff:"coordinator",facts:St(s)}),s}var mO,pp,lO,dm=u(()=>{"use strict";ft();rn();Y();
Gd();lo();mO=(e,{tenant:t},n)=>ve(e.now,n.start)<t.settings.lateHours*60,pp=(e,t)=>({waitsFor:"late-choice",owner:"worker",due:xe(b(e.now,15),Ze(b(e.now,120),b(
t.start,-60)))}),lO=({tenant:e},t)=>({waitsFor:"partner",owner:"system",due:b(t.start,-e.settings.lateHours*60)})});function ta(e,t){return fn(e,t,(n,r,o)=>{if(o.state!=="scheduled"||o.start<=n.now)return jn(o);if(rr(e.by).role==="partner")return sm(n,r,o,"ask-worker","partne\
r-cannot");let i=ji(n,r,o),a=ea(n,r,o);return(i||Ld(r.request))&&H(n,r,r.tenant.settings,"request.meeting-cancelled"),n.read(a)})}var mm=u(()=>{"use strict";de();
_i();Se();Wd();cs();ni();dm()});import*as lm from"zod";function um(e,t,n){let r=D(cp,n);return y(r)?Promise.resolve(r):fn(e,t,(o,i,a)=>e.by.role==="partner"?c("FORBIDDEN"):a.state!=="scheduled"?
jn(a):a.start>o.now?c("WRONG_STATE",{detail:{state:"not-begun"}}):uO(o,i,a,r.outcome))}function uO(e,t,n,r){let o=e.change(n)(()=>({...ne,state:r==="held"?"held":
"no-show",outcome:r,proposal:void 0,closedAt:e.now}),`meeting.${r}`);Wn(e,t,n,"cancelled");let i=n.partnerId===null?void 0:t.cards.get(n.partnerId),a=n.partnerId===
null?void 0:t.diaries.get(n.partnerId);if(i&&a){let m=pO(e,t,n,i.id,Eg.includes(r));Yy(e,a,{meetingId:n.id,start:n.start},m),e.add(m,"ledger.entered"),Eg.includes(
r)&&C(e,t,{template:"thanks",about:o,partner:i,facts:St(o)})}let{request:s,tenant:d}=t;return(s.state==="confirmed"||rs(s))&&H(e,t,d.settings,"request.meeting-c\
losed"),e.read(o)}function pO(e,{request:t,tenant:n},r,o,i){let a=$(r.start),s=ve(r.start,r.end);return{...R.ledger(t.org,o,a,r.id),kind:"ledger",version:1,schema:1,
meetingId:r.id,date:a,minutes:i?s:0,cents:i?wd(n,t.channel,a,s):0,unit:_u(n,t.channel,a)?.unit??"meeting",closedAt:e.now}}var cp,Eg,fp=u(()=>{"use strict";Du();
ft();rn();P();Le();k();_i();Se();Y();fe();ni();ms();lo();cp=lm.strictObject({outcome:lm.enum(Bi)}),Eg=["held","no-show-parent","no-show-worker"]});function pm(e,t,n){let{request:r,offers:o}=t;if(e.read(r).mode===n)return;let i=at(e,o).filter(s=>s.state==="sent");for(let s of i)Ve(e,t,s,"cancelled");let a=i.
map(s=>s.partnerId);e.change(r)(s=>({mode:n,asked:s.asked.filter(d=>!a.includes(d))}),"request.searches-anew")}var yp=u(()=>{"use strict";Vt();Se()});import*as cm from"zod";function fm(e,t,n){let r=D(gp,n);return y(r)?Promise.resolve(r):fn(e,t,(o,i,a)=>{if(e.by.role==="partner")return c("FORBIDDEN");let{tenant:s}=i;
if(a.state!=="scheduled"||a.partnerId!==null||a.start<=o.now)return jn(a);if(r.choice!=="another"){ji(o,i,a);let m=ea(o,i,a);return H(o,i,s.settings,`request.ch\
ose-${r.choice}`),o.read(m)}let d=o.change(a)(()=>({waitsFor:"partner",owner:"system",reason:"another-partner",due:b(a.start,-60),nudges:0}),"meeting.another-pa\
rtner");return cO(o,i,a),H(o,i,s.settings,"request.searches-anew"),o.read(d)})}function cO(e,t,{start:n,end:r,mode:o}){let{request:i}=t,a=ve(n,r),s=(i.state==="\
open"||i.state==="offered")&&i.mode===o,d=i.windows.filter(p=>s&&p.start>e.now&&p.start!==n&&ve(p.start,p.end)===a),m=i.taken.filter(p=>p.state==="confirmed").length>=
i.seats;pm(e,t,o);let l=at(e,t.offers).filter(p=>p.state==="sent");e.change(i)(p=>({windows:[{start:n,end:r},...d],durationMinutes:a,...m&&{seats:p.seats+1,extraSeats:(p.
extraSeats??0)+1},asked:[...new Set([...p.taken,...l].map(f=>f.partnerId))],serveBy:b(n,-60)}),"request.chose-another")}var gp,hp=u(()=>{"use strict";cs();ni();
Le();k();Y();yp();Se();Wd();gp=cm.strictObject({choice:cm.enum(["same-later","without","another","cancel"])})});function na(e,t,n){return{method:"post",path:`/meetings/{id}/${e}`,who:"staff",...t,matches:(r,o)=>R.meeting(r,L(o),o),answers:{status:200,shape:"Meeting"},async run({
call:r,id:o,body:i}){let a=await n(r,o,i);return y(a)?a:{body:co(a),version:a.version}}}}var xg,Tg=u(()=>{"use strict";am();mm();fp();ps();Ne();P();k();hp();po();
Pn();nm();xg=[na("move",{does:"Propose another time; it binds when the other side has said yes",body:sp,behalf:["partner"]},Zi),na("move/answer",{does:"Say whet\
her a proposed time suits",body:lp,behalf:["partner"]},Xi),na("keep",{does:"Keep the time after all",body:yr},Mr(im)),na("cancel",{does:"Cancel this meeting; th\
e relationship goes on",body:yr,behalf:["worker","partner","parent"]},Mr(ta)),na("close",{does:"Say how it went",body:cp,behalf:["worker"]},um),na("late-choice",
{does:"The partner cannot come: what now",body:gp},fm)]});var Pg={};ge(Pg,{findStaff:()=>yn,listStaff:()=>ri});async function yn({store:e},t){return await e.get(R.staff(e.org,t))}async function ri({store:e}){let{items:t}=await e.
query({partition:`${e.org}#STAFF`});return t.toSorted((n,r)=>n.name<r.name?-1:1)}var Kn=u(()=>{"use strict";P()});async function ym(e,{to:t,channel:n},r){if(t.role==="coordinator")return r.settings.coordinatorEmail;if(t.role==="worker")return(await yn(e,t.id))?.email;let o=await e.
store.get(R.contact(e.store.org,t.id));return n==="sms"?o?.phone:o?.email}var wp=u(()=>{"use strict";P();Kn()});function fs({subject:e},{request:t,offers:n,meetings:r}){return[t,...n,...r].find(o=>Ae(o)===Ae(e))}function ra(e,t,n){let{request:r}=t,o=fs(e,t),i=o?.kind==="o\
ffer"?o:void 0,a=o?.kind==="meeting"?o:void 0;switch(e.template){case"offer":return fO(i,n);case"reminder-day":case"reminder-hours":case"meeting-reminder":return kp(
e,a)??gO(a,n);case"agreed":return i?yO(i):kp(e,a);case"booked":case"moved":case"confirmed":return kp(e,a);case"partner-accepted":return r.state==="accepted"?void 0:
"answered";case"decision-waits":return Xo(r)==="worker"?void 0:"answered";case"first-meeting-waits":return r.waitsFor==="first-meeting"?void 0:"answered";case"o\
ther-time-proposed":return i?.state==="sent"?void 0:"answered";case"nobody-found":return r.nobodySince===void 0?"answered":void 0;case"move-proposed":return a?.
proposal?.start===e.facts.slots[0]?.start?void 0:"answered";case"outcome-waits":return a?.waitsFor==="outcome"?void 0:"answered";case"handed-over":return r.workerId===
e.to.id?void 0:"replaced";default:return}}function fO(e,t){return e?.state!=="sent"?"answered":t<e.answerBy?void 0:"too-late"}function kp({facts:e,to:t},n){return n===
void 0||n.state==="cancelled"?"cancelled":n.start!==e.slots[0]?.start?"moved":t.role==="partner"&&n.partnerId!==t.id?"cancelled":void 0}function gO(e,t){return e?.
state!=="scheduled"||e.partnerId===null?"cancelled":e.waitsFor==="move-answer"||e.waitsFor==="arrange"?"moved":t<e.start?void 0:"too-late"}var yO,gm=u(()=>{"use\
 strict";P();Gt();yO=({state:e})=>e==="accepted"?void 0:"cancelled"});var Ng={};ge(Ng,{closeNotice:()=>Rp,retryNotice:()=>vp});function Ag(e,t,n){if(!K(e.by))return Promise.resolve(c("FORBIDDEN"));let r=L(t);return E(e,{subject:r,
async load(){let[o,i]=await Promise.all([Ut(e,r),q(e)]),a=o?.notices.find(s=>s.id===t);return!o||!a?c("NOT_FOUND"):{notice:a,aggregate:o,reachable:await ym(e,a,
i)!==void 0}},decide:(o,i)=>o.notice.owner==="coordinator"?n(o,i):c("WRONG_STATE",{detail:{state:o.notice.state}})})}var vp,hO,Rp,bp=u(()=>{"use strict";de();Ne();
P();k();ce();Fe();se();wp();gm();vp=(e,t)=>Ag(e,t,({notice:n,aggregate:r,reachable:o},i)=>{let a=ra(n,r,i.now);if(a){let s=fs(n,r);return s&&i.hold(s),i.change(
n)(()=>({...ne,state:"suppressed",suppressedFor:a}),"notice.suppressed")}return o?i.change(n)(()=>({...hO,due:i.now}),"notice.retried"):c("NO_ADDRESS",{detail:{
channel:n.channel}})}),hO={state:"waiting",waitsFor:"sending",owner:"system",reason:"retried",failedFor:void 0,claims:0,attempts:0},Rp=(e,t)=>Ag(e,t,({notice:n},r)=>r.
change(n)(()=>({...ne,state:"suppressed",suppressedFor:"handled"}),"notice.handled"))});function hm(e){return{...dr(e),state:e.state,requestId:e.requestId,template:e.template,channel:e.channel,to:{role:e.to.role,id:e.to.id},sendAt:je(e.sendAt),sentAt:en(
e.sentAt),suppressedFor:e.suppressedFor,failedFor:e.failedFor}}var Sp=u(()=>{"use strict";fe();io()});function Ig(e,t,n){let r=Mr(n);return{method:"post",path:`/notices/{id}/${e}`,does:t,who:"coordinator",body:yr,matches:(o,i)=>R.notice(o,L(i),i),answers:{status:200,
shape:"Notice"},async run({call:o,id:i,body:a}){let s=await r(o,i,a);return y(s)?s:{body:hm(s),version:s.version}}}}var Cg,Fg=u(()=>{"use strict";bp();Ne();P();
k();po();Pn();Sp();Cg=[Ig("retry","Send again what did not arrive; what no longer holds is suppressed instead, with its reason",vp),Ig("close","It has been hand\
led otherwise",Rp)]});function wm(e,t,n){let{request:r,offers:o,tenant:i}=t,a=e.read(o.find(W=>W.id===n)),s=ee(t.diaries,a.partnerId),d=wO(e,s,n),m={state:"confirmed",...$y(e.read(r))&&
{extra:!0}};e.change(r)(W=>({taken:W.taken.map(V=>V.offerId===n?{...V,...m}:V)}),"request.seat-confirmed"),Gy(e,s,r.id,n),e.read(r).taken.filter(W=>W.state==="c\
onfirmed").length>=r.seats&&kO(e,t);let l={slots:[],area:r.area,mode:r.mode},{partnerId:p,slot:f}=a;f?Yd(e,t,{partnerId:p,slot:f,template:"agreed",...d&&{mode:d}}):
C(e,t,{template:"agreed",about:a,partner:ee(t.cards,p),facts:l});let v=H(e,t,i.settings,"request.confirmed");return f||C(e,t,{template:"first-meeting-waits",about:v,
staff:"worker",facts:l}),v}function kO(e,t){let n=e.read(t.request).taken.filter(r=>r.state==="held");n.length>0&&e.change(t.request)(r=>({taken:r.taken.filter(
o=>o.state==="confirmed")}),"request.seats-full");for(let{offerId:r}of n){let o=t.offers.find(i=>i.id===r);o&&Ve(e,t,e.read(o),"taken")}$d(e,t)}var wO,Op=u(()=>{
"use strict";us();ft();Vt();rn();_i();ce();Se();wO=(e,t,n)=>e.read(t).holds.find(r=>r.offerId===n)?.mode});function km(e,t,n,r){let{request:o,tenant:i,cards:a,diaries:s}=t;e.hold(ee(a,n.partnerId));let d=e.change(n)(()=>({state:"accepted",...r&&{slot:r},answeredAt:e.
now,...ne}),"offer.accepted"),m=r?[r]:[],l=r?.end??o.serveBy;Vy(e,ee(s,n.partnerId),{offerId:n.id,requestId:o.id,firm:!0,slots:m,mode:o.mode,until:l});let p=e.change(
o)(f=>({taken:[...f.taken,{partnerId:n.partnerId,offerId:n.id,state:"held"}]}),"request.seat-held");return mo(p)||$d(e,t),H(e,t,i.settings,"request.accepted"),e.
read(d)}var Ep=u(()=>{"use strict";rn();P();ce();Se();Vt()});function vm({request:e,tenant:t,cards:n,diaries:r},{partnerId:o,override:i},a,s,d){let m=ee(n,o),l={card:{...m,availability:d??m.availability},diary:ee(r,o)},f=$n(
{request:e,tenant:t,candidate:l,now:s,...a&&{slot:a}}).filter(W=>!i?.rules.includes(W)),v=a&&Vo(l,a,e.mode,{requestId:e.id});return a&&(a.start<=s||v||f.includes(
"SLOT"))?"SLOT_NO_LONGER_FREE":f.some(W=>vO.includes(W))?"OFFER_WITHDRAWN":void 0}var vO,xp=u(()=>{"use strict";Ir();oo();ce();vO=["ROLE","PAUSED","CHECKS","CON\
FLICT"]});var Lg={};ge(Lg,{answerOffer:()=>ys});async function ys(e,t,n){if(e.by.role==="worker")return c("FORBIDDEN");let r,o=!1,i=await E(e,{subject:L(t),load:()=>pe(e,
L(t),e.by.role==="partner"?{partners:[e.by.id],own:!1}:{}),decide(a,s){let d=a.offers.find(l=>l.id===t);if(!d||e.by.role==="partner"&&d.partnerId!==e.by.id)return c(
"NOT_FOUND");if(no(e.by,d.partnerId))return eo;o=TO(d,n);let m=o?d:bO(s,a,d,n);return r=s.read(a.request),m}});return y(i)?i:(r??=await e.store.get({pk:i.pk,sk:"\
A"}),{offer:i,request:r,again:o})}function bO(e,t,n,r){return n.state!=="sent"?c(PO(n)):e.now>=n.answerBy?c("OFFER_EXPIRED"):r.kind==="decline"?OO(e,t,n):r.kind===
"accept"?SO(e,t,n,r.start):EO(e,t,n,r)}function SO(e,t,n,r){let o=n.slots.find(d=>d.start===r);if(n.slots.length>0&&!o)return c("SLOT_NOT_OFFERED");if(!mo(t.request))
return c("OFFER_TAKEN");let i=vm(t,n,o,e.now);if(i)return c(i);let a=km(e,t,n,o),s=e.read(t.request);return s.confirm==="pre-approved"&&os(s)?wm(e,t,n.id):C(e,t,
{template:"partner-accepted",about:s,staff:"worker",facts:Wi(t,a)}),e.read(a)}function OO(e,t,n){let r=ss(e,t,n,"declined",{answeredAt:e.now});return H(e,t,t.tenant.
settings,"request.declined"),r}function EO(e,t,n,{start:r,end:o}){let i=so({start:r,end:o},e.now);if(i.length>0)return c("INVALID",{fields:i});if(ve(r,o)>RO)return c(
"INVALID",{fields:[{path:"end",code:"TOO_LARGE"}]});let a=xe(n.answerBy,xO(e.now,t,r)),s=e.change(n)(()=>({counter:{start:r,end:o},answerBy:a,due:a,waitsFor:"wo\
rker-reply",owner:"worker",reason:"other-time",attempts:0}),"offer.other-time");return C(e,t,{template:"other-time-proposed",about:s,staff:"worker",facts:{...Wi(
t,n),slots:[{start:r,end:o}]}}),e.hold(t.request),s}function TO(e,t){return t.kind==="decline"?e.state==="declined":t.kind==="accept"?e.state==="accepted"&&e.slot?.
start===t.start:e.state==="sent"&&e.counter?.start===t.start&&e.counter.end===t.end}function PO(e){return e.state==="expired"?"OFFER_EXPIRED":e.state==="withdra\
wn"?e.endedFor==="taken"?"OFFER_TAKEN":"OFFER_WITHDRAWN":e.state==="released"?"OFFER_WITHDRAWN":"OFFER_ANSWERED"}var RO,xO,Rm=u(()=>{"use strict";de();ft();k();
Op();ce();Se();Qo();Y();se();Vt();Ne();Ep();xp();RO=720;xO=(e,{request:t,tenant:n},r)=>Ze(b(e,n.settings.decisionHours[t.urgency]*60),b(r,-60))});function qg(e,t,n,r){let o=n.offers[t].answerHours,i=b(e,o*60),a=$i(i,n.quiet)?b(Zo(i,n.quiet),60):i,s=r.at(-1),d=s?Ze(a,b(s.start,-NO)):a;return xe(CO(d),b(e,IO))}
function CO(e){let t=AO*6e4;return Bt(Math.floor(ot(e)/t)*t)}var AO,NO,IO,Mg=u(()=>{"use strict";Y();is();AO=15,NO=60,IO=15});function bm(e,{request:t,tenant:n},{card:r,diary:o},i,a){let s=e.change(t)(v=>({sequence:v.sequence+1,asked:[...new Set([...v.asked,r.id])]}),"request.asking"),
d=`${t.id}.o${s.sequence}`,m=Tp(t,r)?e.now:Zu(e.now,n,{slots:i}),l=qg(m,t.urgency,n.settings,i),p={...R.offer(t.org,t.id,d),org:t.org,kind:"offer",id:d,version:1,
schema:1,state:"sent",waitsFor:"answer",due:l,owner:"partner",reason:a?"by-hand":"fits",attempts:0,requestId:t.id,partnerId:r.id,createdAt:e.now,wave:s.wave,contactBy:r.
contactBy,slots:i,answerBy:l,...a&&{override:a}};e.hold(r);let f=e.add(p,"offer.sent",a?.reason);return Hy(e,o,{offerId:d,requestId:t.id,firm:!1,slots:i,mode:t.
mode,until:l}),C(e,{request:t,tenant:n},{template:"offer",about:f,partner:r,facts:Wi({request:t},p),at:m}),f}var Tp,Pp=u(()=>{"use strict";ft();rn();P();Mg();Vt();
Tp=({urgency:e},{urgentAtNight:t})=>e==="urgent"&&t});var _g={};ge(_g,{handOfferSchema:()=>Sm,offerByHand:()=>Ap});import*as _r from"zod";async function Ap(e,t,n){if(!K(e.by))return c("FORBIDDEN");let r=D(Sm,n);if(y(
r))return r;let o=r.slot?so(r.slot,e.now,"slot."):[];return o.length>0?c("INVALID",{fields:o}):E(e,{subject:t,async load(){let i=await pe(e,t,{partners:[r.partnerId]});
return y(i)||i.cards.has(r.partnerId)?i:c("INVALID",{fields:[{path:"partnerId",code:"UNKNOWN_PARTNER"}]})},decide:(i,a)=>LO(a,i,r)})}function LO(e,t,{partnerId:n,
slot:r,override:o}){let{request:i,tenant:a,offers:s}=t;if(i.state!=="open"&&i.state!=="offered")return c("WRONG_STATE",{detail:{state:i.state}});if(!mo(i))return c(
"SEATS_FULL");if(i.taken.some(We=>We.partnerId===n)||s.some(We=>We.partnerId===n&&We.state==="sent"))return c("OFFER_ANSWERED");let m={card:ee(t.cards,n),diary:ee(
t.diaries,n)},{codes:l,never:p,slots:f}=qO(e,t,m,r),v=o?.rules??(o?l:[]),W=l.filter(We=>p.includes(We)||!v.includes(We));if(W.length>0)return c("RULES_FAIL",{detail:{
codes:W}});let V=bm(e,{request:i,tenant:a},m,f,o&&{rules:l,reason:o.reason}),mn=at(e,s).filter(We=>We.state==="sent");return e.change(i)(We=>({state:"offered",nudges:0,
attempts:0,misses:[],nobodySince:void 0,...Jo(We,mn)}),"request.offered-by-hand"),e.read(V)}function qO(e,{request:t,tenant:n},r,o){let i=o?{codes:$n({request:t,
tenant:n,candidate:r,slot:o,now:e.now}),slots:[o]}:ir(t,r,{tenant:n,now:e.now}),a=i.slots.length>0?[i.slots]:Rd(t,e.now),s=bd(a.map(l=>l.filter(p=>!Vo(r,p,t.mode,
{requestId:t.id})))),d=s.length===0&&(o!==void 0||t.windows.length>0),m=rt.filter(l=>l==="SLOT"?d:FO.includes(l)&&i.codes.includes(l));return{codes:i.codes,never:m,
slots:s}}var Sm,FO,Np=u(()=>{"use strict";de();Ir();oo();Le();k();Ht();ce();Se();Qo();se();Nr();Pp();Sm=_r.strictObject({partnerId:_r.string().min(1,"REQUIRED").
max(40,"UNKNOWN_PARTNER"),slot:ns.optional(),override:_r.strictObject({rules:_r.array(_r.enum(rt)).max(rt.length,"TOO_MANY").optional(),reason:et(300).refine(e=>e.
length>0,"REQUIRED")}).optional()}),FO=["ROLE","CHECKS"]});import*as oa from"zod";function MO({answer:e,start:t,end:n},r){if(e==="other-time"){if(t===void 0&&r("start","REQUIRED"),n===void 0&&r("end","REQUIRED"),t===void 0||
n===void 0)return;if(t<n)return{kind:e,start:t,end:n};r("end","END_BEFORE_START");return}return n!==void 0&&r("end","CONTRADICTORY"),e==="accept"?t===void 0?{kind:e}:
{kind:e,start:t}:(t!==void 0&&r("start","CONTRADICTORY"),{kind:e})}var Ip,Dg=u(()=>{"use strict";Ht();Ip=oa.strictObject({answer:oa.enum(["accept","decline","ot\
her-time"]),start:it.optional().meta({description:"Of the slot accepted, or of the time proposed"}),end:it.optional().meta({description:"Of the time proposed"})}).
transform((e,t)=>MO(e,(n,r)=>t.addIssue({code:"custom",path:[n],message:r}))??oa.NEVER)});function gs(e,t){let{override:n}=e;return{...dr(e),state:e.state,requestId:e.requestId,partnerId:e.partnerId,createdAt:je(e.createdAt),wave:e.wave,slots:Fr(e.slots),
answerBy:je(e.answerBy),slot:e.slot&&Cr(e.slot),counter:e.counter&&Cr(e.counter),answeredAt:en(e.answeredAt),override:n&&K(t)?{rules:[...n.rules],reason:n.reason}:
void 0,endedFor:e.endedFor}}var Cp=u(()=>{"use strict";de();fe();io()});function $g({at:e,by:t,what:n,kind:r,id:o,state:i,version:a,note:s}){let d=t.onBehalfOf&&{role:t.onBehalfOf.role,id:t.onBehalfOf.id};return{at:je(e),by:{role:t.
role,id:t.id,onBehalfOf:d},what:n,kind:r,id:o,state:i,version:a,note:s}}var Wg=u(()=>{"use strict";fe()});function fo(e,t,n){let{consent:r,preferences:o}=e;return{...dr(e),state:e.state,createdAt:je(e.createdAt),workerId:e.workerId,channel:e.channel,phases:[...e.phases],
area:e.area,audience:e.audience,languages:[...e.languages],interpreter:e.interpreter,windows:Fr(e.windows),needBy:en(e.needBy),durationMinutes:e.durationMinutes,
mode:e.mode,place:e.place,urgency:e.urgency,clientReference:e.clientReference,consent:{given:r.given,on:r.on},seats:e.seats,choice:e.choice,confirm:e.confirm,preferences:{
partnerId:o.partnerId,gender:o.gender,samePartnerAsBefore:o.samePartnerAsBefore},note:e.note,serveBy:je(e.serveBy),taken:e.taken.map(({partnerId:i,offerId:a,state:s})=>({
partnerId:i,offerId:a,state:s})),misses:K(t)?e.misses.map(({partnerId:i,codes:a})=>({partnerId:i,codes:[...a]})):void 0,closedAs:e.closedAs,closedAt:en(e.closedAt),
links:{self:hs(n,e.id),page:`${n.publicUrl}/requests/${e.id}`}}}function jg(e,t,n){let r=Object.entries(e.partners);return{...fo(e.request,t,n),offers:e.offers.
map(o=>gs(o,t)),meetings:e.meetings.map(co),notices:e.notices.map(hm),history:e.history.map($g),partners:Object.fromEntries(r.map(([o,{firstName:i,introduction:a}])=>[
o,{firstName:i,introduction:a}])),worker:e.worker&&{id:e.worker.id,name:e.worker.name}}}var hs,Om=u(()=>{"use strict";de();fe();ti();io();Wg();nm();Sp();Cp();hs=
(e,t)=>Ji(e,`/requests/${t}`)});var Kg,zg=u(()=>{"use strict";Rm();Np();Ne();Le();P();k();Dg();Pn();Cp();Om();Kg=[{method:"post",path:"/requests/{id}/offers",does:"Offer by hand; against a rul\
e only with a reason",who:"coordinator",body:Sm,matches:R.request,answers:{status:201,shape:"Offer"},async run({call:e,id:t,body:n,settings:r}){let o=await Ap(e,
t,n);return y(o)?o:{body:gs(o,e.by),version:o.version,location:hs(r,t)}}},{method:"post",path:"/offers/{id}/answer",does:"Record an answer given by phone",who:"\
coordinator",body:Ip,behalf:["partner"],matches:(e,t)=>R.offer(e,L(t),t),answers:{status:200,shape:"OfferAnswered"},async run({call:e,id:t,body:n,settings:r}){let o=D(
Ip,n);if(y(o))return o;let i=await ys(e,t,o);if(y(i))return i;let{offer:a,request:s,again:d}=i;return{body:{offer:gs(a,e.by),request:fo(s,e.by,r),again:d},version:a.
version}}}]});var oi,Ug,Em=u(()=>{"use strict";Uo();oi=["peer-support-person","group-leader","developer-advocate","trainer"],Ug={"peer-support-person":{names:z("vertaistukija",
"kamratst\xF6djare","peer supporter")},"group-leader":{names:z("pienryhm\xE4n vet\xE4j\xE4","ledare f\xF6r sm\xE5grupp","small-group leader")},"developer-advoca\
te":{names:z("kehitt\xE4j\xE4 ja vaikuttaja","utvecklare och p\xE5verkare","developer and advocate")},trainer:{names:z("kouluttaja","utbildare","trainer")}}});import*as O from"zod";function jO(e){return e instanceof O.ZodDefault?e.unwrap().optional():e instanceof O.ZodOptional?e.nullable():e.optional()}var Bg,Hg,_O,ks,
DO,$O,Vg,WO,ws,vs,xm,Tm=u(()=>{"use strict";Go();pn();Em();Ht();Hu();tn();ju();Lr();Bg=O.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/,"NOT_A_TIME"),Hg=O.strictObject(
{start:it,end:it}),_O=O.strictObject({day:O.union([O.literal(1),O.literal(2),O.literal(3),O.literal(4),O.literal(5),O.literal(6),O.literal(7)]),from:Bg,to:Bg,validFrom:nn.
optional(),validTo:nn.optional()}),ks=O.strictObject({weekly:O.array(_O).max(lr.weekly,"TOO_MANY").default([]),extra:O.array(Hg).max(lr.extra,"TOO_MANY").default(
[]),away:O.array(Hg).max(lr.away,"TOO_MANY").default([])}).superRefine((e,t)=>{for(let{field:n,code:r}of by(e)){let o={BAD_TIME:"NOT_A_TIME",BAD_DATE:"NOT_A_DAT\
E",BAD_INSTANT:"NOT_AN_INSTANT",BAD_DAY:"UNKNOWN_VALUE"},i=r in o?o[r]:"END_BEFORE_START";t.addIssue({code:"custom",path:n.split("."),message:i})}}),DO=O.string().
regex(/^\+[1-9]\d{6,14}$/,"UNKNOWN_VALUE"),$O=O.email("UNKNOWN_VALUE").max(120,"TOO_LONG"),Vg=e=>e.length>40||Nd(e)!=="IDENTITY_CODE",WO=O.int().min(0,"TOO_SMAL\
L").max(1e6,"TOO_LARGE"),ws=e=>O.int().min(0,"TOO_SMALL").max(e,"TOO_LARGE"),vs=O.strictObject({firstName:et(40).refine(e=>e.length>0,"REQUIRED"),introduction:et(
600).default(""),organisation:et(60).refine(e=>e.length>0,"REQUIRED"),state:O.enum(Ed).default("applied"),roles:O.array(O.enum(oi)).max(oi.length).default([]),experience:O.array(
O.enum(qe,"UNKNOWN_PHASE")).max(qe.length).default([]),languages:O.array(O.strictObject({code:O.enum(ur,"UNKNOWN_LANGUAGE"),level:O.enum(qi)})).min(1,"REQUIRED").
max(Pd,"TOO_MANY"),areas:O.array(O.string().max(3,"UNKNOWN_AREA")).max(60,"TOO_MANY").default([]),modes:O.array(O.enum(bt)).min(1,"REQUIRED").max(3).default(["i\
n-person","remote","phone"]),gender:O.enum(["woman","man"]).optional(),availability:ks.default({weekly:[],extra:[],away:[]}),travelMinutes:ws(240).default(30),capacity:O.strictObject(
{families:ws(20),meetingsPerDay:ws(6),hoursPerMonth:ws(160),offersPerWeek:ws(50)}).default({families:3,meetingsPerDay:2,hoursPerMonth:20,offersPerWeek:5}),earningsCap:WO.
optional(),urgentAtNight:O.boolean().default(!1),contactBy:O.array(O.enum(["sms","email"])).min(1,"REQUIRED").max(2).default(["sms","email"]),speaks:O.enum(["fi",
"sv","en"]).default("fi"),checks:O.strictObject({undertakingUntil:nn.optional(),agreementUntil:nn.optional(),extract:O.strictObject({checkedOn:nn,basis:O.enum([
"504/2002","148/2014"])}).optional()}).default({}),conflicts:O.strictObject({workers:O.array(O.string().max(40).refine(Vg,"IDENTITY_CODE")).max(50,"TOO_MANY").default(
[]),areas:O.array(O.string().max(3)).max(60,"TOO_MANY").default([]),ownCase:O.boolean().default(!1)}).default({workers:[],areas:[],ownCase:!1}),contact:O.strictObject(
{name:et(80).optional(),phone:DO.optional(),email:$O.optional(),payrollNumber:O.string().regex(/^[A-Za-z0-9-]{1,20}$/,"UNKNOWN_VALUE").refine(Vg,"IDENTITY_CODE").
optional()}).default({})}),xm=O.strictObject(Object.fromEntries(Object.entries(vs.shape).map(([e,t])=>[e,jO(t)])))});async function qt({store:e},t){return await e.get(R.card(e.org,t))}var Dr=u(()=>{"use strict";P()});function $r(e,t,n){return E(e,{subject:t,async load(){if(no(e.by,t))return eo;let r=K(e.by)||e.by.role==="partner"&&e.by.id===t;return(r?await qt(e,t):void 0)??
c(r||e.by.role==="partner"?"NOT_FOUND":"FORBIDDEN")},decide:n})}var zn,ia=u(()=>{"use strict";de();k();se();Dr();zn=e=>({waitsFor:"rematch",due:e,owner:"system",
reason:"changed",attempts:0})});import*as Pm from"zod";function gr(e,t,n={}){let r=D(Fp,n);if(y(r))return Promise.resolve(r);let o=r.until===void 0?void 0:KO(r.until);return o!==void 0&&o<=e.now?
Promise.resolve(c("INVALID",{fields:[{path:"until",code:"IN_THE_PAST"}]})):$r(e,t,(i,a)=>a.change(i)(()=>({state:"paused",pausedUntil:o,waitsFor:"hand-back",due:a.
now,owner:"system",reason:"paused",attempts:0}),"card.paused"))}function aa(e,t){return $r(e,t,(n,r)=>n.state==="active"?n:r.change(n)(()=>({state:"active",pausedUntil:void 0,
...zn(r.now)}),"card.resumed"))}var Fp,KO,Rs=u(()=>{"use strict";Le();k();Ht();fe();ia();Fp=Pm.strictObject({until:Pm.union([nn,it]).optional()});KO=e=>e.length===
10?Tn(he(e,1)):e});async function Nm(e,t){if(!K(e.by))return c("FORBIDDEN");let n=D(vs,t);if(y(n))return n;let{org:r}=e.store,o=await E(e,{subject:({id:i})=>i,async load(){let i=Qg(
await q(e),n.areas);return i.length>0?c("INVALID",{fields:i}):{id:e.ids.id()}},decide({id:i},a){let{contact:s,...d}=n;return a.add({...R.contact(r,i),kind:"cont\
act",version:1,schema:1,id:i,name:s.name??n.firstName,...s},"contact.added"),a.add(By(r,i),"diary.opened"),a.add(zO(e,i,d),"card.added")}});return y(o)?o:Am(e,o.
id)}function zO(e,t,{checks:n,...r}){let o=r.state==="active"?zn(e.now):ne;return{...R.card(e.store.org,t),org:e.store.org,kind:"card",id:t,version:1,schema:1,...o,
createdAt:e.now,...r,checks:Jg(e,n)}}async function Im(e,t,n,r){if(!K(e.by))return c("FORBIDDEN");let o=D(xm,n);if(y(o))return o;let i=await E(e,{subject:t,async load(){
let[a,s]=await Promise.all([q(e),Am(e,t)]);return y(s)?s:{...s,tenant:a}},decide({card:a,contact:s,tenant:d},m){if(r!==void 0&&r!==a.version)return c("STALE_VER\
SION",{detail:{version:a.version}});let l=Qg(d,o.areas??[]);if(l.length>0)return c("INVALID",{fields:l});let{contact:p,checks:f,state:v,...W}=Yg(o);p&&s&&m.change(
s)(()=>Yg(p),"contact.changed");let V=v??a.state,mn=V!==a.state,ku=mn&&(V==="paused"||V==="exited")?{waitsFor:"hand-back",due:m.now,owner:"system",reason:V,attempts:0}:
a.waitsFor==="hand-back"&&!mn?{}:zn(m.now);return m.change(a)(()=>({...W,state:V,...mn&&{pausedUntil:void 0},...f&&{checks:Jg(e,f,a.checks)},...ku}),v&&v!==a.state?
`card.${v}`:"card.changed")}});return y(i)?i:Am(e,t)}async function sa(e,t){return K(e.by)?Am(e,t):c("FORBIDDEN")}async function Cm(e,{cursor:t,limit:n}={}){if(!K(
e.by))return c("FORBIDDEN");let{candidates:r}=await ar(e),o=r.toSorted((d,m)=>Gg(d.card.firstName,m.card.firstName)||Gg(d.card.id,m.card.id)),i=t===void 0?0:o.findIndex(
({card:d})=>d.id===t)+1;if(t!==void 0&&i===0)throw new cr;let a=o.slice(i,n&&i+n),s=a.at(-1);return{items:a,...s&&i+a.length<o.length&&{next:s.card.id}}}async function Am({
store:e},t){let n=[R.card(e.org,t),R.diary(e.org,t),R.contact(e.org,t)].map(a=>e.get(a)),[r,o,i]=await Promise.all(n);return r&&o?{card:r,diary:o,...i&&{contact:i}}:
c("NOT_FOUND")}function Qg(e,t){return t.flatMap((n,r)=>e.areas.some(o=>o.code===n)?[]:[{path:`areas.${r}`,code:"UNKNOWN_AREA"}])}function Jg(e,{extract:t,...n},r={}){
let i=t?.checkedOn===r.extract?.checkedOn&&t?.basis===r.extract?.basis&&r.extract?.checkedBy||e.by.id;return{...n,...t&&{extract:{...t,checkedBy:i}}}}function Yg(e){
let t=Object.entries(e).filter(([,n])=>n!==void 0);return Object.fromEntries(t.map(([n,r])=>[n,r??void 0]))}var Gg,Fm=u(()=>{"use strict";de();Yi();Li();Le();P();
k();Fe();se();rn();Tm();ia();Gg=(e,t)=>e<t?-1:e>t?1:0});async function Lm(e,t,n,r){let o=D(ks,n);return y(o)?o:$r(e,t,(i,a)=>r!==void 0&&r!==i.version?c("STALE_VERSION",{detail:{version:i.version}}):a.change(i)(()=>({
availability:o,...i.waitsFor==="hand-back"?{}:zn(a.now)}),"card.availability-set"))}var Lp=u(()=>{"use strict";Le();k();Tm();ia()});function qm(e,t,n){return{...dr(e),state:e.state,createdAt:je(e.createdAt),firstName:e.firstName,introduction:e.introduction,organisation:e.organisation,roles:[
...e.roles],experience:[...e.experience],languages:e.languages.map(({code:r,level:o})=>({code:r,level:o})),areas:[...e.areas],modes:[...e.modes],gender:e.gender,
availability:UO(e),travelMinutes:e.travelMinutes,pausedUntil:en(e.pausedUntil),capacity:BO(e),earningsCap:e.earningsCap,urgentAtNight:e.urgentAtNight,contactBy:[
...e.contactBy],speaks:e.speaks,checks:HO(e),contact:t&&{name:t.name,phone:t.phone,email:t.email,payrollNumber:t.payrollNumber},bookings:n?.bookings.map(({meetingId:r,
requestId:o,mode:i,...a})=>({meetingId:r,requestId:o,...Cr(a),mode:i})),families:n&&[...n.families]}}function UO({availability:{weekly:e,extra:t,away:n}}){return{
weekly:e.map(({day:r,from:o,to:i,validFrom:a,validTo:s})=>({day:r,from:o,to:i,validFrom:a,validTo:s})),extra:Fr(t),away:Fr(n)}}function BO({capacity:{families:e,
meetingsPerDay:t,hoursPerMonth:n,offersPerWeek:r}}){return{families:e,meetingsPerDay:t,hoursPerMonth:n,offersPerWeek:r}}function HO({checks:{undertakingUntil:e,
agreementUntil:t,extract:n}}){let r=n&&{checkedOn:n.checkedOn,basis:n.basis,checkedBy:n.checkedBy};return{undertakingUntil:e,agreementUntil:t,extract:r}}var Zg=u(
()=>{"use strict";fe();io()});import*as Xg from"zod";function Mp(e,t,n,r){return{...bs,...n,method:e,path:`/partners/{id}/${t}`,matches:R.card,async run({call:o,id:i,body:a}){let s=await r(o,
i,a);return y(s)?s:{body:qm(s),version:s.version}}}}var bs,qp,eh,th=u(()=>{"use strict";Tm();Rs();Fm();Lp();P();k();po();Pn();ti();Zg();bs={who:"coordinator",answers:{
status:200,shape:"Partner"}},qp=({card:e,contact:t,diary:n})=>({body:qm(e,t,n),version:e.version});eh=[{...bs,method:"post",path:"/partners",does:"Add a partner\
 to the register",body:vs,answers:{status:201,shape:"Partner"},async run({call:e,body:t,settings:n}){let r=await Nm(e,t);return y(r)?r:{...qp(r),location:Ji(n,`\
/partners/${r.card.id}`)}}},{...bs,method:"get",path:"/partners",does:"The register",query:Xg.strictObject(uo),answers:{status:200,shape:"Partner",list:!0},async run({
call:e,query:t}){let n=await Cm(e,t);return y(n)?n:sr(n,({card:r,contact:o,diary:i})=>qm(r,o,i))}},{...bs,method:"get",path:"/partners/{id}",does:"One partner",
async run({call:e,id:t}){let n=await sa(e,t);return y(n)?n:qp(n)}},{...bs,method:"patch",path:"/partners/{id}",does:"Change what the register says: fields left \
out stay",body:xm,matches:R.card,async run({call:e,id:t,body:n}){let r=await Im(e,t,n);return y(r)?r:qp(r)}},Mp("put","availability",{does:"Replace the weekly h\
ours and exceptions",body:ks,behalf:["partner"]},Lm),Mp("post","pause",{does:"A pause; what was agreed finds another way",body:Fp,behalf:["partner"]},gr),Mp("po\
st","resume",{does:"Back from a pause",body:yr,behalf:["partner"]},Mr(aa))]});async function Mm(e,t){let n=t.map(VO),[r,o,i]=await Promise.all([_p(n.map(GO),a=>qt(e,a),({firstName:a})=>a),_p(n.map(({to:a})=>a?.role==="worker"&&a.id),a=>yn(
e,a),({name:a})=>a),_p(n.map(({kind:a,requestId:s})=>a==="offer"&&s),a=>YO(e,t,a),({area:a})=>a)]);return n.map(a=>{let{partner:s,to:d,kind:m,requestId:l=""}=a,
p=m==="offer"?i.get(l):a.area;return{...a,...p!==void 0&&{area:p},...s&&{partner:nh(s,r)},...d&&{to:nh(d,d.role==="partner"?r:o)}}})}function VO(e){let{id:t,kind:n,
state:r,owner:o,waitsFor:i,due:a,reason:s}=e,d=e.stuck&&{since:e.stuck.since},m={id:t,kind:n,state:r,owner:o,waitsFor:i,due:a,reason:s,...ze(e)&&{stuck:{...d}}};
switch(n){case"request":{let{area:l,urgency:p,phases:f,createdAt:v,nudges:W,misses:V}=e,mn=V.length>0?{misses:V,missing:QO(V)}:{};return{...m,requestId:t,area:l,
urgency:p,phases:f,createdAt:v,nudges:W,...mn}}case"offer":return{...m,requestId:L(t),partner:{id:e.partnerId}};case"meeting":{let{area:l,createdAt:p,partnerId:f}=e;
return{...m,requestId:L(t),area:l,createdAt:p,...f!==null&&{partner:{id:f}}}}case"notice":{let{template:l,to:p,channel:f,failedFor:v,facts:W}=e,V=v!==void 0&&{failedFor:v};
return{...m,requestId:L(t),area:W.area,template:l,to:p,channel:f,...V}}case"card":return{...m,partner:{id:t,name:e.firstName}};case"diary":return{...m,partner:{
id:t}};case"tenant":return m}}async function YO({store:e},t,n){return t.find(o=>o.kind==="request"&&o.id===n)??await e.get(R.request(e.org,n))}async function _p(e,t,n){
let r=[...new Set(e)].filter(i=>typeof i=="string"),o=await Promise.all(r.map(async i=>[i,await t(i)]));return new Map(o.flatMap(([i,a])=>a===void 0?[]:[[i,n(a)]]))}
function nh(e,t){let n=t.get(e.id);return n===void 0?e:{...e,name:n}}function QO(e){let t={};for(let{codes:n}of e)for(let r of n)t[r]=(t[r]??0)+1;return t}var GO,
Dp=u(()=>{"use strict";Ne();Dr();P();Kn();Gt();GO=({partner:e,to:t})=>t?.role==="partner"?t.id:e?.name===void 0&&e?.id});async function _m(e,{area:t,state:n,cursor:r,limit:o=100}={}){if(!K(e.by))return c("FORBIDDEN");let i={index:"list",partition:ct.open(e.store.org),limit:o},a=r;
for(let s=1;;s++){let d=await e.store.query({...i,...a&&{cursor:a}}),m=d.items.filter(p=>n===void 0||p.state===n),l=(await Mm(e,m)).filter(p=>t===void 0||p.area===
void 0||p.area===t);if(l.length>0||d.cursor===void 0||s===JO)return{items:l,...d.cursor&&{next:d.cursor}};a=d.cursor}}var rh,JO,$p=u(()=>{"use strict";de();P();
k();Ud();Dp();rh=[...new Set(Object.values(np).flatMap(e=>Object.keys(e)))],JO=5});function Dm(e){return{id:e.id,kind:e.kind,requestId:e.requestId,state:e.state,owner:e.owner,waitsFor:e.waitsFor,due:e.due===null?null:je(e.due),reason:e.reason,
stuck:e.stuck&&{since:en(e.stuck.since)},area:e.area,urgency:e.urgency,phases:e.phases&&[...e.phases],createdAt:en(e.createdAt),nudges:e.nudges,partner:e.partner&&
{id:e.partner.id,name:e.partner.name},template:e.template,to:e.to&&{role:e.to.role,id:e.to.id,name:e.to.name},channel:e.channel,failedFor:e.failedFor,misses:e.misses?.
map(({partnerId:t,codes:n})=>({partnerId:t,codes:[...n]})),missing:e.missing&&{...e.missing}}}var Wp=u(()=>{"use strict";fe();io()});import*as da from"zod";var oh,ih=u(()=>{"use strict";k();$p();po();Pn();Wp();oh=[{method:"get",path:"/queue",does:"Open work by clock; what belongs to no area s\
tands in each",who:"coordinator",query:da.strictObject({area:da.string().max(20).optional(),state:da.enum(rh).optional(),...uo}),answers:{status:200,shape:"Queu\
eRow",list:!0},async run({call:e,query:t}){let n=await _m(e,t);return y(n)?n:sr(n,Dm)}}]});function Wm(e,t){return e.change(t)(n=>({...ei(n),nudges:0,attempts:0}),"meeting.time-kept")}var $m,jp=u(()=>{"use strict";us();$m=({state:e,start:t,proposal:n},r)=>e===
"scheduled"&&t<=r&&n!==void 0&&n.start>r});function eE(e){let t=ah.get(e);if(t)return t;let n=tE(Number(e)),r=sh(`${e}-06-20`),o=new Set([...ZO.map(i=>`${e}-${i}`),...XO.map(i=>he(n,i)),he(r,-1),r,sh(`${e}\
-10-31`)]);return ah.set(e,o),o}function dh(e){return Ii(e)<=5&&!eE(e.slice(0,4)).has(e)}function Kp(e,t){if(!Number.isInteger(t)||t<0)throw new RangeError(`wor\
king days: ${t}`);let n=e;for(let r=t;r>0;)n=he(n,1),dh(n)&&(r-=1);return n}function hr(e,t,n){if(!(t>=0)||!Number.isFinite(t))throw new RangeError(`working hou\
rs: ${t}`);if(n.to<=n.from)throw new RangeError(`office hours: ${n.from}\u2013${n.to}`);let r=Math.round(t*36e5);for(let o=$(e);;o=he(o,1)){if(!dh(o))continue;let i=xe(
e,Ai(o,n.from)),a=Ai(o,n.to);if(i>a)continue;let s=ot(a)-ot(i);if(r<=s)return Bt(ot(i)+r);r-=s}}function sh(e){return he(e,(13-Ii(e))%7)}function tE(e){let t=e%
19,n=Math.floor(e/100),r=e%100,o=Math.floor((8*n+13)/25),i=(19*t+n-Math.floor(n/4)-o+15)%30,a=(32+2*(n%4)+2*Math.floor(r/4)-i-r%4)%7,s=Math.floor((t+11*i+22*a)/
451),d=Math.floor((i+a-7*s+114)/31),m=(i+a-7*s+114)%31+1;return`${e}-${String(d).padStart(2,"0")}-${String(m).padStart(2,"0")}`}var ZO,XO,ah,ii=u(()=>{"use stri\
ct";Y();fe();ZO=["01-01","01-06","05-01","12-06","12-24","12-25","12-26"],XO=[-2,0,1,39,49],ah=new Map});function yo({phases:e,needBy:t,windows:n},r){let o=e.map(d=>rE(d,r)),i=n.map(d=>b(d.start,-60)),a=[...o,...t?[t]:[],...i.length>0?[xe(i[0],...i)]:[]],s=Ai(Kp($(
r),nE),"16:00");return xe(Ze(s,...a),b(r,15))}function rE(e,t){let{unit:n,amount:r}=Yo[e].offerWithin;return n==="hours"?b(t,r*60):Ai(Kp($(t),r),"16:00")}var nE,
Ss=u(()=>{"use strict";pn();Y();ii();fe();nE=10});function mh(e,t,n){let{request:r,tenant:o}=t,i=Di(e,t.meetings).filter(f=>f.state==="scheduled"&&f.waitsFor==="partner"),[a]=i,s=a&&ve(a.start,a.end),d=i.filter(
f=>ve(f.start,f.end)===s&&f.mode===a?.mode).map(({start:f,end:v})=>({start:f,end:v})).slice(0,vd),m=r.needBy!==void 0&&r.needBy>e.now?r.needBy:void 0,l=yo({phases:r.
phases,windows:d,...m&&{needBy:m}},e.now);a&&pm(e,t,a.mode),e.change(r)(f=>({windows:d,durationMinutes:s??f.durationMinutes,serveBy:l,needBy:m,lateSince:void 0}),
"request.searches-anew");let p=H(e,t,o.settings,"request.reopened");return n?d.length>0||p.state!=="open"?p:e.change(p)(()=>({waitsFor:"late-choice",owner:"work\
er",due:b(e.now,120),reason:"too-near"}),"request.late-choice"):zp(e,t,p)}function zp(e,t,n){return C(e,t,{template:"partner-gone",about:n,staff:"worker",facts:{
slots:[],area:n.area,mode:n.mode}}),n}var lh=u(()=>{"use strict";oo();ft();Y();Ss();yp();Se()});function uh(e,{request:t,meetings:n,diaries:r},o,i){let a=r.get(o);if(!a)return;i&&Md(e,a,t.id);let s=e.read(a).holds.filter(l=>l.requestId===t.id),d=new Set(n.
map(e.read).filter(l=>l.state==="scheduled"&&l.partnerId===o).map(l=>l.id)),m=e.read(a).bookings.filter(l=>l.requestId===t.id&&!d.has(l.meetingId));s.length===0&&
m.length===0||e.change(a)(l=>({holds:l.holds.filter(p=>!s.includes(p)),bookings:l.bookings.filter(p=>!m.includes(p))}),"diary.threads-cut")}var ph=u(()=>{"use s\
trict";rn()});async function jm(e,t,n,r){let o=await Vd(e)?void 0:await oE(e,t,n,r);return o||E(e,{subject:t,load:()=>Bp(e,t,n),decide:(i,a)=>aE(a,i,n,Hp(a.now,i,n,r),r)})}async function oE({
idempotency:e,...t},n,r,o){for(;;){let i=await Bp(t,n,r);if(y(i))return i;if(Hp(t.now,i,r,o).length<=Up)return;let a=await E(t,{subject:n,load:()=>Bp(t,n,r),decide(s,d){
let m=Hp(d.now,s,r,o);return m.length>Up?fh(d,s,m.slice(0,Up),o):s.request}});if(y(a))return a}}async function Bp(e,t,n){let[r,{cards:o,diaries:i}]=await Promise.
all([pe(e,t,{own:e.by.role!=="partner"}),pd(e,[n])]);return y(r)?r:{...r,cards:new Map([...r.cards,...o]),diaries:new Map([...r.diaries,...i])}}function Hp(e,{meetings:t},n,r){
return t.filter(o=>o.state==="scheduled"&&o.partnerId===n&&o.start>e&&ch(r,o.start)).toSorted((o,i)=>o.start<i.start?-1:1)}function iE(e,{meetings:t},n,r){return t.
filter(o=>o.partnerId===n&&$m(o,e)&&ch(r,o.proposal?.start??e))}function fh(e,t,n,{until:r,why:o}){for(let i of n)sm(e,t,i,r===void 0?"re-offer":"ask-worker",o);
return e.read(t.request)}function aE(e,t,n,r,o){let{request:i,offers:a,tenant:s}=t,{until:d,why:m}=o,l=d===void 0,p=i.taken.find(V=>V.partnerId===n),f=p?.state===
"held",v=at(e,a).filter(V=>V.partnerId===n&&(V.state==="sent"||f&&V.state==="accepted"));for(let V of v)Ve(e,t,V,m);fh(e,t,r,o);for(let V of iE(e.now,t,n,o))Wm(
e,V);uh(e,t,n,l);let W=p!==void 0&&(f||l);return i.state==="closed"||!W&&v.length===0?e.read(i):(sE(e,t,n,{...o,leavesSeat:W}),W?f?zp(e,t,H(e,t,s.settings,"requ\
est.searches-anew")):mh(e,t,r.length>0):H(e,t,s.settings,"request.asks-on"))}function sE(e,{request:t},n,{why:r,leavesSeat:o}){let i=r==="partner-withdrew";e.change(
t)(a=>({taken:o?a.taken.filter(s=>s.partnerId!==n):a.taken,asked:i?a.asked:a.asked.filter(s=>s!==n),refusedPartners:i?[...new Set([...a.refusedPartners,n])]:a.refusedPartners}),
o?"request.partner-left":"request.partner-away")}var Up,ch,Vp=u(()=>{"use strict";jp();dm();Vt();k();ce();lh();Se();se();ph();Up=5;ch=({until:e},t)=>e===void 0||
t<e});async function ma(e,t,{partnerId:n}={}){let r=e.by.role==="partner"?e.by.id:n;return r===void 0||e.by.role!=="partner"&&!K(e.by)?c("FORBIDDEN"):no(e.by,r)?eo:!await dE(
e,r,t)&&!await Vd(e)?c("NOT_FOUND"):jm(e,t,r,{why:"partner-withdrew"})}async function dE({store:e},t,n){let r=await e.get(R.diary(e.org,t));return[r?.holds,r?.bookings].
flat().some(i=>i?.requestId===n)||(r?.families?.includes(n)??!1)}var Km=u(()=>{"use strict";de();P();k();se();Vp()});function zm(e,t,n,r){let o=t.offers.filter(i=>i.state==="sent"&&mE(e,t,i,n));for(let i of o)Ve(e,t,i,r),e.change(t.request)(a=>({asked:a.asked.filter(s=>s!==i.partnerId)}),
"request.searches-anew");return o.length>0}function mE(e,{request:t,tenant:n,cards:r,diaries:o},{partnerId:i,slots:a,override:s},d){let m={card:ee(r,i),diary:ee(
o,i)};return $n({request:e.read(t),tenant:n,candidate:m,now:e.now,...a[0]&&{slot:a[0]}}).some(p=>d.includes(p)&&!s?.rules.includes(p))}var Gp=u(()=>{"use strict";
Ir();ce();Vt()});import*as la from"zod";async function Um(e,t,n){let r=D(Yp,n);if(y(r))return r;let o=[...new Set(r.phases)];return E(e,{subject:t,load:()=>pe(e,t),decide(i,a){let{
request:s}=i;if(s.state==="closed")return c("WRONG_STATE",{detail:{state:"closed"}});let d=!o.every(l=>s.phases.includes(l)||s.phases.some(p=>Ly(p,l))),m=yo({phases:o,
windows:s.windows,...s.needBy&&{needBy:s.needBy}},a.now);return a.change(s)(l=>({phases:o,serveBy:m,lateSince:void 0,nobodySince:void 0,phaseHistory:[...l.phaseHistory,
{at:a.now,phases:o,unusual:d}]}),d?"request.phase-changed-unusually":"request.phase-changed",r.reason),s.state==="confirmed"?a.read(s):(zm(a,i,["PHASE","EXPERIE\
NCE"],"phase-changed"),H(a,i,i.tenant.settings,"request.searches-anew"))}})}var Yp,Qp=u(()=>{"use strict";Le();pn();Gp();k();se();Ht();ce();Ss();Se();Yp=la.strictObject(
{phases:la.array(la.enum(qe,"UNKNOWN_PHASE")).min(1,"PHASES_NEEDED").max(qe.length,"TOO_MANY"),reason:et(300).optional()})});import*as ua from"zod";async function Bm(e,t,n){let r=D(Jp,n);return y(r)?r:E(e,{subject:t,load:()=>pe(e,t),decide(o,i){let{request:a}=o;if(a.state!=="open"&&a.
state!=="offered")return c("WRONG_STATE",{detail:{state:a.state}});let s=r.windows??a.windows,d=r.needBy??a.needBy,m=r.windows?ts({windows:r.windows,durationMinutes:a.
durationMinutes},i.now):[];if(r.needBy!==void 0&&m.push(...Cd({windows:s,needBy:r.needBy},i.now)),m.length>0)return c("INVALID",{fields:m});for(let p of at(i,o.
offers))p.state==="sent"&&Ve(i,o,p,"cancelled");let l=yo({phases:a.phases,windows:s,...d&&{needBy:d}},i.now);return i.change(a)(()=>({windows:s,mode:r.mode??a.mode,
asked:a.taken.map(p=>p.partnerId),serveBy:l,lateSince:void 0,nobodySince:void 0,...d&&{needBy:d}}),"request.times-changed"),H(i,o,o.tenant.settings,"request.sea\
rches-anew")}})}var Jp,Zp=u(()=>{"use strict";Se();Vt();Le();k();se();Ht();ce();Ss();tn();Qo();Jp=ua.strictObject({windows:ua.array(ns).max(10,"TOO_MANY").optional(),
needBy:it.optional(),mode:ua.enum(bt).optional()}).refine(e=>Object.values(e).some(t=>t!==void 0),"REQUIRED")});import*as pa from"zod";async function Hm(e,t,n){let r=D(Xp,n);return y(r)?r:r.as==="no-capacity"&&!K(e.by)?c("FORBIDDEN"):yh(e,t,r.as)}async function Vm(e,t,n={}){
let r=D(ec,n);return y(r)?r:yh(e,t,r.as)}function yh(e,t,n){return E(e,{subject:t,load:()=>pe(e,t),decide:(r,o)=>r.request.state==="closed"?c("WRONG_STATE",{detail:{
state:"closed"}}):tc(o,r,n)})}function tc(e,t,n){let{request:r,offers:o,meetings:i,cards:a,diaries:s}=t;for(let m of at(e,o)){let l=r.taken.some(p=>p.offerId===
m.id&&p.state==="held");(m.state==="sent"||l)&&Ve(e,t,m,"cancelled")}for(let m of i.map(e.read))m.state==="scheduled"&&m.waitsFor!=="outcome"&&m.start>e.now?Sg(
e,t,m):$m(m,e.now)&&Wm(e,m);for(let m of r.taken){let l=s.get(m.partnerId);m.state==="confirmed"&&l&&Md(e,l,r.id)}let d=e.change(r)(()=>({...ne,state:"closed",closedAs:n,
closedAt:e.now,misses:[],taken:r.taken.filter(m=>m.state==="confirmed")}),`request.closed-${n}`);for(let{partnerId:m}of d.taken){let l=a.get(m);l&&C(e,t,{template:"\
ended",about:d,partner:l,facts:{slots:[],area:r.area,mode:r.mode}})}return d}var Xp,ec,Gm=u(()=>{"use strict";cs();jp();ft();Vt();Se();rn();Le();P();de();k();se();
ce();tn();Xp=pa.strictObject({as:pa.enum(Mi)}),ec=pa.strictObject({as:pa.enum(["withdrawn","irrelevant"]).default("withdrawn")})});import*as go from"zod";async function Ym(e,t,n){let r=D(nc,n);return y(r)?r:r.given&&r.on>$(e.now)?c("INVALID",{fields:[{path:"on",code:"CONTRADICTORY"}]}):E(e,
{subject:t,load:()=>pe(e,t),decide(o,i){let{request:a}=o;if(!Rt[a.channel].hasClient)return c("INVALID",{fields:[{path:"given",code:"NO_CLIENT_IN_THIS_CHANNEL"}]});
if(a.state==="closed")return c("WRONG_STATE",{detail:{state:"closed"}});let s=r.given?"request.consent-given":"request.consent-withdrawn";return i.change(a)(()=>({
consent:r}),s),!r.given&&a.taken.some(d=>d.state==="confirmed")?tc(i,o,"withdrawn"):a.state==="accepted"?H(i,o,o.tenant.settings,s):i.read(a)}})}var nc,rc=u(()=>{
"use strict";Le();_n();k();fe();se();Ht();ce();Se();Gm();nc=go.union([go.strictObject({given:go.literal(!0),on:nn}),go.strictObject({given:go.literal(!1)})])});import*as ho from"zod";async function Qm(e,t,n){let r=D(oc,n);return y(r)?r:E(e,{subject:t,load:()=>pe(e,t),decide(o,i){if(r.version!==void 0&&r.version!==o.request.
version)return c("STALE_VERSION");if(o.request.state==="closed")return c("WRONG_STATE",{detail:{state:"closed"}});let a=lE(o,r.offerId);return a?r.decision==="r\
efuse"?cE(i,o,a,r.reason):uE(i,o,a):c("NOBODY_TO_DECIDE_ON")}})}function lE({request:e,offers:t},n){let r=e.taken.filter(i=>i.state==="held");if(n===void 0)return r.
length===1?t.find(i=>i.id===r[0]?.offerId):void 0;let o=t.find(i=>i.id===n);return o?.state==="sent"?o.counter?o:void 0:r.some(i=>i.offerId===n)?o:void 0}function uE(e,t,n){
return os(t.request)?n.slot&&n.slot.start<=e.now?c("OFFER_EXPIRED"):(n.counter&&n.state==="sent"?pE(e,t,n,n.counter):void 0)??wm(e,t,n.id):c("CONSENT_PENDING")}
function pE(e,t,n,r){if(e.now>=n.answerBy||r.start<=e.now)return c("OFFER_EXPIRED");let o=vm(t,n,r,e.now,{weekly:[],extra:[r],away:[]});if(o)return c(o);let{taken:i,
seats:a}=t.request;if(i.filter(s=>s.state==="confirmed").length>=a)return c("SEATS_FULL");km(e,t,n,r)}function cE(e,t,n,r){let o=n.state==="sent";return Ve(e,t,
n,"refused"),e.change(t.request)(i=>({taken:i.taken.filter(a=>a.offerId!==n.id),refusedPartners:o?i.refusedPartners:[...i.refusedPartners,n.partnerId]}),"reques\
t.partner-refused",r),H(e,t,t.tenant.settings,"request.asks-on")}var oc,ic=u(()=>{"use strict";Ep();Vt();xp();Le();k();se();Op();Ht();ce();Se();oc=ho.strictObject(
{decision:ho.enum(["confirm","refuse"]),offerId:ho.string().max(60).optional(),reason:et(300).optional(),version:ho.int().optional()})});import*as Jm from"zod";async function Zm(e,t,n){let r=D(ac,n);return y(r)?r:E(e,{subject:t,async load(){let[o,i]=await Promise.all([pe(e,t),yn(e,r.to)]);return y(
o)?o:!i||i.role==="admin"?c("INVALID",{fields:[{path:"to",code:"UNKNOWN_COLLEAGUE"}]}):{loaded:o,colleague:i}},decide({loaded:o,colleague:i},a){if(o.request.state===
"closed")return c("WRONG_STATE",{detail:{state:"closed"}});if(!fE(o,i))return c("RULES_FAIL",{detail:{codes:["CONFLICT"]}});for(let m of o.meetings)m.state==="s\
cheduled"&&a.change(m)(()=>({workerId:i.id}),"meeting.handed-over");let s=a.change(o.request)(()=>({workerId:i.id}),"request.handed-over");return C(a,o,{template:"\
handed-over",about:s,staff:"worker",facts:{slots:[],area:s.area,mode:s.mode}}),zm(a,o,["CONFLICT"],"cancelled")||yE(s)?H(a,o,o.tenant.settings,"request.searches\
-anew"):s}})}var ac,fE,yE,sc=u(()=>{"use strict";ft();Gp();Le();k();Kn();se();ce();Se();ac=Jm.strictObject({to:Jm.string().min(1,"REQUIRED").max(40,"UNKNOWN_COL\
LEAGUE")}),fE=({request:e,cards:t},n)=>e.taken.every(r=>!t.get(r.partnerId)?.conflicts.workers.includes(n.id)),yE=({waitsFor:e,misses:t})=>e==="coordinator"&&t.
some(n=>n.codes.includes("CONFLICT"))});import*as Xm from"zod";function wo(e,t,n){return{method:"post",path:`/requests/{id}/${e}`,who:"staff",...t,matches:R.request,answers:{status:200,shape:"Request"},
async run({call:r,id:o,body:i,settings:a}){let s=await n(r,o,i);return y(s)?s:{body:fo(s,r.by,a),version:s.version}}}}async function gE(e,t,n){let r=D(gh,n);return y(
r)?r:ma(e,t,r)}var gh,hh,wh=u(()=>{"use strict";Km();Le();P();k();Qp();Zp();Gm();rc();ic();sc();Pn();Om();gh=Xm.strictObject({partnerId:Xm.string().min(1,"REQUI\
RED").max(40,"UNKNOWN_PARTNER")});hh=[wo("cancel",{does:"Withdraw the request",body:ec,behalf:["worker","parent"]},Vm),wo("decision",{does:"Confirm the partner \
who said yes, or refuse",body:oc},Qm),wo("consent",{does:"Record or withdraw the parent's consent",body:nc},Ym),wo("hand-over",{does:"Give the request to a coll\
eague",body:ac},Zm),wo("phase",{does:"The case moved on",body:Yp},Um),wo("times",{does:"Other times, or another way, when nobody was free",body:Jp},Bm),wo("clos\
e",{does:"Close it; only a coordinator as no-capacity",body:Xp},Hm),wo("withdrawal",{does:"A partner leaves this request",who:"coordinator",body:gh,behalf:["par\
tner"]},gE)]});async function el(e,t){return e.by.role==="partner"?c("FORBIDDEN"):E(e,{subject:({id:n})=>n,async load(){let n=await q(e),r=Fd(t,{tenant:n,now:e.now});if(y(r))return r;
let o=r.preferences.partnerId;if(o!==void 0&&!await qt(e,o))return c("INVALID",{fields:[{path:"preferences.partnerId",code:"UNKNOWN_PARTNER"}]});let i=e.by.onBehalfOf?.
role==="worker"?e.by.onBehalfOf.id:e.by.id;if(i!==e.by.id&&!await yn(e,i))return c("INVALID",{fields:[{path:"onBehalfOf.id",code:"UNKNOWN_COLLEAGUE"}]});let a=r.
preferences.samePartnerAsBefore&&o===void 0?await kE(e,i,r):void 0;return{id:e.ids.id(),input:a===void 0?r:{...r,preferences:{...r.preferences,partnerId:a}},workerId:i}},
decide:({id:n,input:r,workerId:o},i)=>i.add(hE(e,n,r,o),"request.asked")})}function hE(e,t,n,r){let o=yo(n,e.now),i=Rt[n.channel].hasClient?n.clientReference??vE(
e):void 0,{clientReference:a,...s}=n;return{...R.request(e.store.org,t),org:e.store.org,kind:"request",id:t,version:1,schema:1,state:"open",waitsFor:"ranking",due:e.
now,owner:"system",reason:"new",attempts:0,createdAt:e.now,createdBy:e.by.id,workerId:r,...s,...i&&{clientReference:i},serveBy:o,taken:[],asked:[],refusedPartners:[],
misses:[],sequence:0,wave:0,nudges:0,phaseHistory:[{at:e.now,phases:n.phases,unusual:!1}]}}async function kE({store:e},t,{clientReference:n}){if(n===void 0)return;
let{items:r}=await e.query({index:"own",partition:ct.own(e.org,t),descending:!0,limit:wE});return r.filter(i=>i.kind==="request"&&i.clientReference===n).flatMap(
({taken:i})=>i).find(i=>i.state==="confirmed")?.partnerId}function vE({ids:e}){return`CL-${Array.from({length:6},()=>kh[Math.floor(e.fraction()*kh.length)]).join(
"")}`}var kh,wE,dc=u(()=>{"use strict";_n();P();k();se();Dr();Kn();Ht();Fe();Ss();kh="ABCDEFGHJKLMNPQRSTUVWXYZ23456789";wE=200});async function ca(e,t){let[n,r]=await Promise.all([Ut(e,t),bE(e,t)]);if(!n||!Nu(e,n.request))return c("NOT_FOUND");let{request:o,offers:i}=n,a=K(e.by)?i:i.filter(
f=>f.state==="accepted"||f.state==="released"||f.counter),s=[...new Set([...a.map(f=>f.partnerId),...o.taken.map(f=>f.partnerId)])],[d,m]=await Promise.all([Promise.
all(s.map(f=>qt(e,f))),yn(e,o.workerId)]),l=Object.fromEntries(d.flatMap(f=>f?[[f.id,{firstName:f.firstName,introduction:f.introduction}]]:[])),p={...n,history:r,
partners:l,...m&&{worker:{id:m.id,name:m.name}}};return K(e.by)?p:RE(p)}function RE(e){let t=r=>Object.hasOwn(e.partners,r)?r:"",n=r=>r.role==="partner"?{...r,id:t(
r.id)}:r;return{...e,offers:e.offers.map(r=>({...r,partnerId:t(r.partnerId)})),notices:e.notices.filter(({to:r})=>r.role!=="partner"),history:e.history.map(({note:r,
...o})=>({...o,by:{...n(o.by),...o.by.onBehalfOf&&{onBehalfOf:n(o.by.onBehalfOf)}},...o.kind!=="offer"&&r!==void 0&&{note:r}}))}}async function bE({store:e},t){
let{items:n}=await e.query({partition:R.events(e.org,t)});return n.flatMap(r=>{let{at:o,by:i,changes:a}=r;return a.filter(s=>["request","offer","meeting","card",
"tenant"].includes(s.kind)).map(({key:s,...d})=>({...d,at:o,by:i}))})}async function nl(e,t={}){let{state:n,live:r,area:o}=t,i=await(K(e.by)?SE(e,t):Os(e,{index:"\
own",partition:ct.own(e.store.org,e.by.id),descending:!0},t));return{items:i.items.filter(s=>s.kind==="request"&&(n===void 0||s.state===n)&&(!r||s.state!=="clos\
ed")&&(o===void 0||s.area===o)),...i.cursor&&{next:i.cursor}}}async function SE(e,{state:t,live:n,cursor:r="",limit:o=50}){let{org:i}=e.store,a={index:"list",partition:ct.
open(i)},s={index:"list",partition:ct.done(i),descending:!0};if(t==="closed")return Os(e,s,{cursor:r,limit:o});if(t!==void 0||n)return Os(e,a,{cursor:r,limit:o});
let d=r.startsWith(tl),m=d?{items:[]}:await Os(e,a,{cursor:r,limit:o});if(m.cursor!==void 0)return m;let l=o-m.items.length;if(l===0)return{items:m.items,cursor:tl};
let p=await Os(e,s,{cursor:d?r.slice(tl.length):"",limit:l});return{items:[...m.items,...p.items],...p.cursor!==void 0&&{cursor:`${tl}${p.cursor}`}}}var tl,Os,Es=u(
()=>{"use strict";de();P();Dr();k();Kn();ce();tl="ended.";Os=({store:e},t,{cursor:n,limit:r=50})=>e.query({...t,limit:r,...n&&{cursor:n}})});import*as fa from"zod";var OE,vh,Rh=u(()=>{"use strict";k();dc();Es();Ht();tn();po();Pn();Om();OE=fa.strictObject({state:fa.enum(Id).optional(),area:fa.string().
max(20).optional(),...uo}),vh=[{method:"post",path:"/requests",does:"Ask for a partner",who:"staff",body:Vu,behalf:["worker"],answers:{status:201,shape:"Request"},
async run({call:e,body:t,settings:n}){let r=await el(e,t);if(y(r))return r;let{id:o,version:i}=r;return{body:fo(r,e.by,n),version:i,location:hs(n,o)}}},{method:"\
get",path:"/requests",does:"One's own requests; for coordinators everybody's, those that have ended last",who:"staff",query:OE,answers:{status:200,shape:"Reques\
t",list:!0},async run({call:e,query:t,settings:n}){let r=await nl(e,t);return y(r)?r:sr(r,o=>fo(o,e.by,n))}},{method:"get",path:"/requests/{id}",does:"One reque\
st with its offers, meetings and history",who:"staff",answers:{status:200,shape:"RequestView"},async run({call:e,id:t,settings:n}){let r=await ca(e,t);return y(
r)?r:{body:jg(r,e.by,n),version:r.request.version}}}]});var bh={};ge(bh,{closeStuckOffer:()=>mc});async function mc(e,t){return K(e.by)?E(e,{subject:L(t),async load(){let n=await pe(e,L(t));if(y(n))return n;let r=n.offers.
find(o=>o.id===t);return r?{loaded:n,offer:r}:c("NOT_FOUND")},decide({loaded:n,offer:r},o){return!ze(r)||r.state!=="sent"?c("WRONG_STATE",{detail:{state:r.state}}):
(Ve(o,n,r,"cancelled"),H(o,n,n.tenant.settings,"request.asks-on"),o.read(r))}}):c("FORBIDDEN")}var lc=u(()=>{"use strict";de();k();ce();Se();Gt();se();Vt();Ne()});var Sh={};ge(Sh,{retryStuck:()=>ai});async function ai(e,t,n){return K(e.by)?E(e,{subject:L(n),async load(){let o=(await Promise.all(EE(e.store.org,t,n).map(i=>e.
store.get(i)))).filter(i=>i!==void 0).filter(un);return o.length>0?o:c("NOT_FOUND")},decide(r,o){let i=r.filter(ze),[a]=i.map(s=>o.change(s)(()=>({due:o.now,attempts:0}),
`${s.kind}.tried-again`));return a??c("WRONG_STATE",{detail:{state:r[0].state}})}}):c("FORBIDDEN")}function EE(e,t,n){switch(t){case"request":return[R.request(e,
n)];case"offer":return[R.offer(e,L(n),n)];case"meeting":return[R.meeting(e,L(n),n)];case"card":case"diary":return[R.card(e,n),R.diary(e,n)];case"tenant":return[
R.tenant(e)]}}var uc=u(()=>{"use strict";de();Ne();P();k();se();Gt()});function ya(e,t,n,r){let o=Mr(r);return{method:"post",path:e,does:t,who:"coordinator",body:yr,matches:n,answers:{status:200,shape:"QueueRow"},async run({call:i,
id:a,body:s}){let d=await o(i,a,s);if(y(d))return d;let[m]=await Mm(i,[d]);return{body:Dm(m),version:d.version}}}}var Oh,xE,Eh,xh=u(()=>{"use strict";lc();Ne();
P();k();Dp();uc();po();Pn();Wp();Oh=(e,t)=>R.offer(e,L(t),t),xE=(e,t)=>R.meeting(e,L(t),t),Eh=[ya("/requests/{id}/retry","Try again what stands still",R.request,
(e,t)=>ai(e,"request",t)),ya("/offers/{id}/retry","Try again what stands still",Oh,(e,t)=>ai(e,"offer",t)),ya("/offers/{id}/close","Take back a question that st\
ands still",Oh,mc),ya("/meetings/{id}/retry","Try again what stands still",xE,(e,t)=>ai(e,"meeting",t)),ya("/partners/{id}/retry","Try again what stands still",
R.card,(e,t)=>ai(e,"card",t)),ya("/tenant/retry","Try again what stands still",R.tenant,e=>ai(e,"tenant","tenant"))]});function Ue(e,t,n,r,o=!1){return{names:z(e,t,n),bilingual:o,weight:r}}var pc,JK,Th=u(()=>{"use strict";Uo();pc=["01","02","03","04","05","06","07","08","09","10",
"11","12","13","14","15","16","17","18","19","20","21","90"],JK={"01":Ue("It\xE4-Uusimaa","\xD6stra Nyland","East Uusimaa",99,!0),"02":Ue("Keski-Uusimaa","Melle\
rsta Nyland","Central Uusimaa",207),"03":Ue("L\xE4nsi-Uusimaa","V\xE4stra Nyland","Western Uusimaa",502,!0),"04":Ue("Vantaa-Kerava","Vanda-Kervo","Vantaa and Ke\
rava",290,!0),"05":Ue("Varsinais-Suomi","Egentliga Finland","Southwest Finland",495,!0),"06":Ue("Satakunta","Satakunta","Satakunta",211),"07":Ue("Kanta-H\xE4me",
"Egentliga Tavastland","Kanta-H\xE4me",169),"08":Ue("Pirkanmaa","Birkaland","Pirkanmaa",545),"09":Ue("P\xE4ij\xE4t-H\xE4me","P\xE4ij\xE4nne-Tavastland","P\xE4ij\xE4t-\
H\xE4me",205),10:Ue("Kymenlaakso","Kymmenedalen","Kymenlaakso",157,!0),11:Ue("Etel\xE4-Karjala","S\xF6dra Karelen","South Karelia",125),12:Ue("Etel\xE4-Savo","S\
\xF6dra Savolax","South Savo",129),13:Ue("Pohjois-Savo","Norra Savolax","North Savo",249),14:Ue("Pohjois-Karjala","Norra Karelen","North Karelia",162),15:Ue("Ke\
ski-Suomi","Mellersta Finland","Central Finland",274),16:Ue("Etel\xE4-Pohjanmaa","S\xF6dra \xD6sterbotten","South Ostrobothnia",190),17:Ue("Pohjanmaa","\xD6sterbot\
ten","Ostrobothnia",179,!0),18:Ue("Keski-Pohjanmaa","Mellersta \xD6sterbotten","Central Ostrobothnia",68,!0),19:Ue("Pohjois-Pohjanmaa","Norra \xD6sterbotten","N\
orth Ostrobothnia",418),20:Ue("Kainuu","Kajanaland","Kainuu",70),21:Ue("Lappi","Lappland","Lapland",176),90:Ue("Helsinki","Helsingfors","Helsinki",684,!0)}});var Ph,rl=u(()=>{"use strict";Ph={senderName:"Rinnalla",coordinatorPhone:"+358401234500",coordinatorEmail:"koordinaattori@example.fi",partnerTitle:"kokemuskumpp\
ani",reminders:{dayBefore:1440,hoursBefore:120},quiet:{from:"21:00",to:"08:00"},offers:{routine:{open:1,answerHours:36},soon:{open:2,answerHours:24},urgent:{open:3,
answerHours:4}},decisionHours:{routine:48,soon:24,urgent:4},coordinatorHours:4,outcomeHours:24,quietDays:30,lateHours:24,extractMonths:6}});import*as Mt from"zod";async function il(e,t,n){let r=D(fc,t);return y(r)?r:Nh(e,n,"tenant.agreements-set",o=>{let i=r.items.flatMap((a,s)=>o.areas.some(d=>d.code===
a.area&&d.county===a.county)?[]:[{path:`items.${s}.area`,code:"UNKNOWN_AREA"}]);return i.length>0?c("INVALID",{fields:i}):{agreements:r.items}})}async function Ah(e,t,n){
let r=D(cc,t);return y(r)?r:Nh(e,n,"tenant.areas-set",o=>{let i=new Set(r.items.map(s=>s.code));return i.size<r.items.length?c("INVALID",{fields:[{path:"items",
code:"CONTRADICTORY"}]}):o.agreements.some(s=>!i.has(s.area))?c("INVALID",{fields:[{path:"items",code:"CONTRADICTORY"}]}):{areas:r.items}})}function Nh(e,t,n,r){
return K(e.by)?E(e,{subject:"tenant",load:()=>q(e),decide(o,i){if(t!==void 0&&t!==o.version)return c("STALE_VERSION",{detail:{version:o.version}});let a=r(o);return y(
a)?a:i.change(o)(()=>({...a,...zn(i.now)}),n)}}):Promise.resolve(c("FORBIDDEN"))}var TE,cc,PE,fc,yc=u(()=>{"use strict";de();Le();Th();pn();k();Ht();Fe();ia();se();
rl();TE=Mt.strictObject({code:Mt.string().regex(/^\d{3}$/,"UNKNOWN_AREA"),county:Mt.enum(pc),names:Mt.strictObject({fi:et(40),sv:et(40)}),openMeetingPlace:et(200).
optional()}),cc=Mt.strictObject({items:Mt.array(TE).max(310,"TOO_MANY")}),PE=Mt.strictObject({county:Mt.enum(pc),area:Mt.string().max(3,"UNKNOWN_AREA"),phase:Mt.enum(
qe,"UNKNOWN_PHASE"),organisation:et(60).refine(e=>e.length>0,"REQUIRED"),validFrom:nn,validTo:nn.optional()}).refine(e=>e.validTo===void 0||e.validFrom<=e.validTo,
{path:["validTo"],message:"END_BEFORE_START"}),fc=Mt.strictObject({items:Mt.array(PE).max(2e3,"TOO_MANY")})});function Ih({county:e,area:t,phase:n,organisation:r,validFrom:o,validTo:i}){return{county:e,area:t,phase:n,organisation:r,validFrom:o,validTo:i}}function Ch({code:e,
county:t,names:n,openMeetingPlace:r}){return{code:e,county:t,names:{fi:n.fi,sv:n.sv},openMeetingPlace:r}}var Fh=u(()=>{"use strict"});function Lh(e,t,n,r,o,i){let a={status:200,shape:n,list:!0},s=d=>y(d)?d:{body:{items:o(d)},version:d.version};return[{method:"get",path:e,does:t,who:"coordinato\
r",answers:a,run:async({call:d})=>s(await q(d))},{method:"put",path:e,does:`${t}: replace them all`,who:"coordinator",body:r,bodyLimit:AE,matches:R.tenant,answers:a,
run:async({call:d,body:m})=>s(await i(d,m))}]}var AE,qh,Mh=u(()=>{"use strict";P();k();yc();Fe();Pn();Fh();AE=256*1024;qh=[...Lh("/agreements","Phase agreements\
: whose partners serve which phase where","Agreement",fc,({agreements:e})=>e.map(Ih),il),...Lh("/areas","The municipalities served","Area",cc,({areas:e})=>e.map(
Ch),Ah)]});var xs,gc=u(()=>{"use strict";Ny();vg();Tg();Fg();zg();th();ih();wh();Rh();xh();Mh();xs=[...vh,...hh,...kg,...xg,...oh,...Ay,...Kg,...Cg,...Eh,...eh,...qh]});function Ot(e,t,n,r){if(n.onBehalfOf&&!K(n))throw new Error("only a coordinator speaks for somebody else");return{store:e.stores.open(t),now:e.clock.now(),by:n,
ids:e.ids,clock:e.clock,...r&&{idempotency:r}}}var Wr=u(()=>{"use strict";de()});function _h(e){return NE.test(e)}function ga(e,t,n,r){return`idem-${Lt(JSON.stringify([e,t,n,r]))}`}function al(e){return Lt(hc(e))}function hc(e){return Array.
isArray(e)?`[${e.map(hc).join(",")}]`:typeof e!="object"||e===null?JSON.stringify(e)??"null":`{${Object.entries(e).toSorted(([n],[r])=>n<r?-1:1).map(([n,r])=>`${JSON.
stringify(n)}:${hc(r)}`).join(",")}}`}var NE,Ts=u(()=>{"use strict";Xr();NE=/^[\x21-\x7e]{1,128}$/});function sl(e){let t=new Map;for(let[r,o]of new URLSearchParams(e)){let i=t.get(r);i?i.push(o):t.set(r,[o])}let n=r=>zh(t.get(r)?.[0]??"");return{text:n,optional:r=>n(
r)||void 0,all:r=>(t.get(r)??[]).map(zh).filter(Boolean),has:r=>t.has(r),rows:r=>qE(t.keys(),r),body:e}}function qE(e,t){let n=new Set;for(let r of e){let[,o,i]=LE.
exec(r)??[];o===t&&n.add(Number(i))}return[...n].toSorted((r,o)=>r-o)}async function dl(e,t=65536){let n=e.req.header("content-type")?.split(";",1)[0]?.trim().toLowerCase();
if(Number(e.req.header("content-length")??0)>t)return{unread:"TOO_LARGE"};if(n!=="application/x-www-form-urlencoded")return{unread:"NOT_A_FORM"};let r=await e.req.
text();return r.length>t?{unread:"TOO_LARGE"}:sl(r)}function ml(e){return"unread"in e}function zh(e){return e.replace(/\r\n?/g,`
`).trim()}var Uh,LE,vo=u(()=>{"use strict";Uh=sl("");LE=/^(\w+)\.(0|[1-9]\d{0,5})\./});import*as Zh from"zod";function Xh(e){let{$schema:t,...n}=Zh.toJSONSchema(e,{io:"input",unrepresentable:"any"});return n}function wc({body:e,behalf:t}){let n=Xh(
e);if(!t)return n;let r={type:"object",description:"Who phoned: a coordinator writes it down for them, and the log says both",required:["role","id"],additionalProperties:!1,
properties:{role:{enum:t},id:{type:"string"}}};return{...n,properties:{...n.properties,onBehalfOf:r}}}function ew(e){let t=[...BE(e),...HE(e),...VE(e)];return t.
length>0?{parameters:t}:{}}function BE({path:e}){return e.includes("{id}")?[{name:"id",in:"path",required:!0,schema:{type:"string"}}]:[]}function HE({query:e}){
if(!e)return[];let{properties:t={},required:n=[]}=Xh(e);return Object.entries(t).map(([r,o])=>({name:r,in:"query",required:n.includes(r),schema:o}))}function VE({
method:e,matches:t}){let n=(i,a,s)=>({name:i,in:"header",required:!1,description:a,schema:s}),r=n("Idempotency-Key","The same key and body again: the same answe\
r, done once",{type:"string",minLength:1,maxLength:128,pattern:"^[\\x21-\\x7e]+$"}),o=n("If-Match","Only if the record is still at this version (its ETag)",{type:"\
string",pattern:'^(W/)?"\\d{1,9}"$'});return[...e==="post"?[r]:[],...t?[o]:[]]}var tw=u(()=>{"use strict"});import*as gn from"zod";var re,Un,Bn,kc,wr,kr=u(()=>{"use strict";re=gn.iso.datetime({offset:!0,precision:0}),Un=gn.iso.date(),Bn=gn.strictObject({start:re,end:re}),
kc=gn.enum(["system","worker","coordinator","partner","nobody"]),wr={id:gn.string(),waitsFor:gn.string(),due:re.nullable(),owner:kc,reason:gn.string(),version:gn.int().
min(1)}});import*as st from"zod";var nw,rw=u(()=>{"use strict";Nr();Ne();kr();nw=st.strictObject({partnerId:st.string(),firstName:st.string(),codes:st.array(st.enum(rt)).
describe("Every rule that fails; empty: fits"),rank:st.int().optional(),score:st.strictObject({unknown:st.number(),unwished:st.number(),load:st.number(),language:st.number()}).
optional().describe("The parts of the order: the first that differs decides, the smaller comes first"),slots:st.array(Bn),asked:st.enum(Kd).optional()})});import*as Et from"zod";var ll,vc=u(()=>{"use strict";kr();ll=Et.strictObject({at:re,by:Et.strictObject({role:Et.enum(["worker","coordinator","admin","partner","\
system"]),id:Et.string(),onBehalfOf:Et.strictObject({role:Et.enum(["worker","partner","parent"]),id:Et.string()}).optional()}),what:Et.string(),kind:Et.string(),
id:Et.string(),state:Et.string().optional(),version:Et.int(),note:Et.string().optional()})});import*as Yt from"zod";var ul,Rc=u(()=>{"use strict";ms();tn();kr();ul=Yt.strictObject({...wr,state:Yt.enum(tg),requestId:Yt.string(),workerId:Yt.string(),partnerId:Yt.string().
nullable(),createdAt:re,start:re,end:re,mode:Yt.enum(bt),area:Yt.string(),place:Yt.string().optional(),proposal:Yt.strictObject({start:re,end:re,by:Yt.enum(["wo\
rker","partner","coordinator"]),at:re}).optional().describe("Another time that waits for the other side"),outcome:Yt.enum(Bi).optional(),cancelledBy:Yt.enum(["w\
orker","partner","coordinator","system"]).optional(),closedAt:re.optional()})});import*as hn from"zod";var pl,bc=u(()=>{"use strict";Ui();kr();pl=hn.strictObject({...wr,state:hn.enum(Jy),requestId:hn.string(),template:hn.enum([...Ki,...zi]),
channel:hn.enum(["sms","email"]),to:hn.strictObject({role:hn.enum(["partner","worker","coordinator"]),id:hn.string()}),sendAt:re,sentAt:re.optional(),suppressedFor:hn.string().
optional(),failedFor:hn.string().optional()})});import*as _t from"zod";var As,Sc=u(()=>{"use strict";Nr();Ne();kr();As=_t.strictObject({...wr,state:_t.enum(Kd),requestId:_t.string(),partnerId:_t.string().describe(
"Empty for a worker unless that partner has said yes"),createdAt:re,wave:_t.int(),slots:_t.array(Bn),answerBy:re.describe("Answers count before this"),slot:Bn.optional().
describe("The one accepted"),counter:Bn.optional().describe("The partner's own proposal"),answeredAt:re.optional(),override:_t.strictObject({rules:_t.array(_t.enum(
rt)),reason:_t.string()}).optional().describe("For coordinators"),endedFor:_t.string().optional()})});import*as x from"zod";var GE,YE,ow,iw=u(()=>{"use strict";Lr();Go();pn();Em();tn();kr();GE=x.strictObject({day:x.int().min(1).max(7).describe("Monday is 1"),from:x.string(),
to:x.string(),validFrom:Un.optional(),validTo:Un.optional()}),YE=x.strictObject({meetingId:x.string(),requestId:x.string(),start:re,end:re,mode:x.enum(bt)}),ow=
x.strictObject({...wr,state:x.enum(Ed),createdAt:re,firstName:x.string(),introduction:x.string(),organisation:x.string(),roles:x.array(x.enum(oi)),experience:x.array(
x.enum(qe)),languages:x.array(x.strictObject({code:x.enum(ur),level:x.enum(qi)})),areas:x.array(x.string()),modes:x.array(x.enum(bt)),gender:x.enum(["woman","ma\
n"]).optional(),availability:x.strictObject({weekly:x.array(GE),extra:x.array(Bn),away:x.array(Bn)}),travelMinutes:x.int(),pausedUntil:re.optional(),capacity:x.strictObject(
{families:x.int(),meetingsPerDay:x.int(),hoursPerMonth:x.number(),offersPerWeek:x.int()}),earningsCap:x.int().optional().describe("Cents in a month"),urgentAtNight:x.boolean(),
contactBy:x.array(x.enum(["sms","email"])),speaks:x.enum(["fi","sv","en"]),checks:x.strictObject({undertakingUntil:Un.optional(),agreementUntil:Un.optional(),extract:x.strictObject(
{checkedOn:Un,basis:x.enum(["504/2002","148/2014"]),checkedBy:x.string()}).optional()}),contact:x.strictObject({name:x.string(),phone:x.string().optional(),email:x.string().
optional(),payrollNumber:x.string().optional()}).optional(),bookings:x.array(YE).optional(),families:x.array(x.string()).optional().describe("Ids of the request\
s where this partner is confirmed")})});import*as Ge from"zod";var aw,sw=u(()=>{"use strict";k();aw=Ge.strictObject({type:Ge.string(),title:Ge.string(),status:Ge.int(),code:Ge.string().describe("What \
programs tell problems apart by"),detail:Ge.string().optional(),errors:Ge.array(Ge.strictObject({path:Ge.string(),code:Ge.enum(md),message:Ge.string()})).optional(),
context:Ge.record(Ge.string(),Ge.unknown()).optional().describe("Which rules, states or versions: codes only")})});import*as X from"zod";var dw,mw=u(()=>{"use strict";Nr();Ui();pn();tn();kr();dw=X.strictObject({id:X.string(),kind:X.string(),requestId:X.string().optional(),state:X.string(),
owner:kc,waitsFor:X.string(),due:re.nullable(),reason:X.string(),stuck:X.strictObject({since:re.optional()}).optional().describe("It does not go on by itself: r\
etry it, or see to it otherwise"),area:X.string().optional(),urgency:X.enum(ao).optional(),phases:X.array(X.enum(qe)).optional(),createdAt:re.optional(),nudges:X.int().
optional(),partner:X.strictObject({id:X.string(),name:X.string().optional()}).optional().describe("Who was asked, comes to the meeting, or whose card or diary i\
t is; the first name"),template:X.enum([...Ki,...zi]).optional().describe("Of a message: what it says"),to:X.strictObject({role:X.enum(["partner","worker","coor\
dinator"]),id:X.string(),name:X.string().optional()}).optional(),channel:X.enum(["sms","email"]).optional(),failedFor:X.string().optional().describe("Why it did\
 not arrive: a code, ours or the provider's"),misses:X.array(X.strictObject({partnerId:X.string(),codes:X.array(X.enum(rt))})).optional(),missing:X.record(X.string(),
X.int()).optional().describe("By failing rule: how many partners")})});import*as T from"zod";var cl,lw,uw=u(()=>{"use strict";Nr();xi();_n();Go();pn();tn();kr();vc();Rc();bc();Sc();cl=T.strictObject({...wr,state:T.enum(Id),createdAt:re,
workerId:T.string(),channel:T.enum(Ti),phases:T.array(T.enum(qe)),area:T.string(),audience:T.enum(Ei),languages:T.array(T.enum(ur)),interpreter:T.boolean(),windows:T.array(
Bn),needBy:re.optional(),durationMinutes:T.int(),mode:T.enum(bt),place:T.string().optional(),urgency:T.enum(ao),clientReference:T.string().optional(),consent:T.strictObject(
{given:T.boolean(),on:Un.optional()}),seats:T.int(),choice:T.enum(["first","family"]),confirm:T.enum(["ask-me","pre-approved"]),preferences:T.strictObject({partnerId:T.string().
optional(),gender:T.enum(["woman","man"]).optional(),samePartnerAsBefore:T.boolean().optional()}),note:T.string().optional(),serveBy:re.describe("By then somebo\
dy is found, or a person owns it"),taken:T.array(T.strictObject({partnerId:T.string(),offerId:T.string(),state:T.enum(["held","confirmed"])})),misses:T.array(T.strictObject(
{partnerId:T.string(),codes:T.array(T.enum(rt))})).optional().describe("For coordinators: why each partner was not asked"),closedAs:T.enum(Mi).optional(),closedAt:re.
optional(),links:T.strictObject({self:T.string(),page:T.string()})}),lw=cl.extend({offers:T.array(As),meetings:T.array(ul),notices:T.array(pl),history:T.array(ll),
partners:T.record(T.string(),T.strictObject({firstName:T.string(),introduction:T.string()})).describe("By id: those who said yes; for coordinators all"),worker:T.strictObject(
{id:T.string(),name:T.string()}).optional()})});import*as Qt from"zod";var pw,cw,fw=u(()=>{"use strict";pn();kr();pw=Qt.strictObject({county:Qt.string(),area:Qt.string(),phase:Qt.enum(qe),organisation:Qt.string(),
validFrom:Un,validTo:Un.optional()}),cw=Qt.strictObject({code:Qt.string(),county:Qt.string(),names:Qt.strictObject({fi:Qt.string(),sv:Qt.string()}),openMeetingPlace:Qt.string().
optional()})});import*as fl from"zod";var QE,yw,gw=u(()=>{"use strict";rw();vc();Rc();bc();Sc();iw();sw();mw();uw();fw();QE=fl.strictObject({offer:As,request:cl,again:fl.boolean()}),
yw={Request:cl,RequestView:lw,Offer:As,OfferAnswered:QE,Meeting:ul,Notice:pl,QueueRow:dw,Candidate:nw,Partner:ow,Agreement:pw,Area:cw,HistoryLine:ll,Problem:aw}});var hw={};ge(hw,{document:()=>JE});import*as yl from"zod";function JE(e){return{openapi:"3.1.0",info:{title:"Rinnalla",version:"1",description:"Requests for exp\
erience partners, from asking to a closed meeting. Instants are ISO 8601 with offset; those answered carry the offset of Europe/Helsinki.",license:{name:"EUPL-1\
.2",identifier:"EUPL-1.2"}},servers:[{url:e.publicUrl}],security:[{bearer:[]}],paths:{...XE(),...ZE},components:{securitySchemes:{bearer:{type:"http",scheme:"be\
arer"}},responses:{Problem:gl("Why not, as RFC 9457","application/problem+json",Ec("Problem"))},schemas:ox()}}}function Oc(e,t,n){return{operationId:e,summary:t,
tags:["public"],security:[],responses:{200:gl(t,n,{})}}}function XE(){let e={};for(let t of xs)(e[`${Qi}${t.path}`]??={})[t.method]=ex(t);return e}function ex(e){
return{operationId:tx(e),summary:e.does,description:e.who==="coordinator"?"For coordinators.":"A worker reaches what is their own, a coordinator the whole tenan\
t.",tags:[e.path.split("/")[1]],...ew(e),...e.body&&{requestBody:{required:(wc(e).required?.length??0)>0,...gl(void 0,"application/json",wc(e))}},responses:{[e.
answers.status]:nx(e),...rx(e)}}}function tx({method:e,path:t}){return`${e}${t.replaceAll(/[{}]/g,"").replaceAll("/","-")}`}function nx({answers:{status:e,shape:t,
list:n}}){let r={type:"array",items:Ec(t)},o={type:"object",required:["items"],properties:{items:r,next:{type:"string",description:"Absent where no more follow"}}},
i={ETag:{description:"The version, for If-Match",schema:{type:"string"}}};return{...gl(e===201?"Made":"Done","application/json",n?o:Ec(t)),...!n&&{headers:i}}}function rx({
method:e,path:t,matches:n,body:r}){let o=[401,403,422,500,503];return t.includes("{id}")&&o.push(404),r&&o.push(400,413,415),e!=="get"&&o.push(409),n&&o.push(412),
Object.fromEntries(o.map(i=>[i,{$ref:"#/components/responses/Problem"}]))}function ox(){let e=yl.registry();for(let[n,r]of Object.entries(yw))e.add(r,{id:n});let{
schemas:t}=yl.toJSONSchema(e,{uri:n=>`#/components/schemas/${n}`,io:"output"});return Object.fromEntries(Object.entries(t).map(([n,{$id:r,$schema:o,...i}])=>[n,
i]))}function gl(e,t,n){return{...e!==void 0&&{description:e},content:{[t]:{schema:n}}}}function Ec(e){return{$ref:`#/components/schemas/${e}`}}var ZE,ww=u(()=>{
"use strict";gc();tw();ti();gw();ZE={"/health":{get:Oc("health","Whether this answers","application/json")},"/openapi.json":{get:Oc("openapi","This document","a\
pplication/json")},"/docs":{get:Oc("docs","This document to read and try","text/html")}}});var xc={};ge(xc,{file:()=>dx,page:()=>sx});function sx(){return new Response(ax,{headers:{"content-type":"text/html; charset=utf-8"}})}async function dx(e){let t=await mx(
e);return t&&new Response(t.text,{headers:{"content-type":`${t.type}; charset=utf-8`,"cache-control":"public, max-age=86400",etag:`"${Lt(t.text).slice(0,16)}"`}})}
async function mx(e){if(e==="start.js")return{text:ix,type:"text/javascript"};if(e==="swagger-ui.js"){let{default:n}=await import("swagger-ui-dist/swagger-ui-bundle.js",{with:{type:"\
text"}});return{text:n,type:"text/javascript"}}if(e!=="swagger-ui.css")return;let{default:t}=await import("swagger-ui-dist/swagger-ui.css",{with:{type:"text"}});
return{text:t,type:"text/css"}}var ix,ax,Tc=u(()=>{"use strict";Xr();ix="window.onload=()=>{SwaggerUIBundle({url:'/openapi.json',dom_id:'#docs',deepLinking:true\
,validatorUrl:null})}",ax=`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rinnalla API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="docs"></div><noscript>The same as data: <a href="/openapi.json">openapi.json</a></noscript>
<script src="/docs/swagger-ui.js"></script><script src="/docs/start.js"></script></body>
</html>
`});var Re,vr=u(()=>{"use strict";Re={notFound:{title:"Sivua ei l\xF6ydy",text:"Tarkista osoite, tai palaa alkuun.",action:"Alkuun"},noSignIn:{title:"Kirjautuminen \
ei ole viel\xE4 k\xE4yt\xF6ss\xE4",text:"Kirjautumista ei ole otettu k\xE4ytt\xF6\xF6n t\xE4ss\xE4 palvelussa. Pyyd\xE4 yll\xE4pitoa ottamaan se k\xE4ytt\xF6\xF6n."},
unavailable:{title:"Palvelu ei juuri nyt vastaa",text:"Yrit\xE4 hetken p\xE4\xE4st\xE4 uudestaan. Mit\xE4\xE4n ei ole kadonnut.",action:"Yrit\xE4 uudestaan"},unexpected:{
title:"Jotain meni vikaan",text:"Vika on meiss\xE4. Yrit\xE4 uudestaan. Jos se toistuu, soita koordinaattorille.",reference:e=>`Kerro t\xE4m\xE4 tunniste: ${e}`},
tooLarge:{title:"L\xE4hetys oli liian suuri",text:"Lyhenn\xE4 teksti\xE4 ja l\xE4het\xE4 uudestaan."},badForm:{title:"Lomake ei tullut perille",text:"Palaa sivu\
lle ja l\xE4het\xE4 se uudestaan."},wrongOrigin:{title:"Lomake tuli v\xE4\xE4r\xE4st\xE4 paikasta",text:"Avaa sivu uudestaan ja l\xE4het\xE4 lomake siit\xE4."},
signedOut:{title:"Kirjaudu uudestaan",text:"Istuntosi p\xE4\xE4ttyi. Kirjaudu toisessa v\xE4lilehdess\xE4, palaa t\xE4h\xE4n ja lataa sivu uudestaan. Kirjoittamasi l\xE4htee silloin\
."},forbidden:{title:"Sinulla ei ole oikeutta t\xE4h\xE4n",text:"Pyyd\xE4 koordinaattoria tekem\xE4\xE4n t\xE4m\xE4."}}});var M,jr=u(()=>{"use strict";M={title:"Ehtisitk\xF6?",hello:e=>`Hei ${e}!`,ask:"Ehtisitk\xF6? Kyll\xE4 tai ei, kumpikin auttaa.",askWhenSuits:"Ehtisitk\xF6? Aika s\
ovitaan yhdess\xE4, kun sinulle sopii.",where:"Miss\xE4",how:"Miten",language:"Kieli",duration:"Kesto",area:"Kunta",details:"Tarkka paikka ja ohjeet tulevat, ku\
n aika on sovittu.",answerBy:e=>`Vastaa viimeist\xE4\xE4n ${e}.`,question:"Vastauksesi",accept:e=>`Kyll\xE4, p\xE4\xE4sen ${e}`,acceptWhenSuits:"Kyll\xE4, p\xE4\xE4sen. \
Sovitaan aika",decline:"En p\xE4\xE4se t\xE4ll\xE4 kertaa",otherTime:"Ehdotan toista aikaa",otherTimeHint:"Kerro, mik\xE4 aika k\xE4visi sinulle.",submit:"L\xE4het\
\xE4 vastaus",knowHint:"Jos ep\xE4ilet, ett\xE4 tunnette toisenne, vastaa \u201DEn p\xE4\xE4se t\xE4ll\xE4 kertaa\u201D. Muut eiv\xE4t n\xE4e syyt\xE4.",accepted:{
title:"Kiitos, vastauksesi tuli perille.",next:"Varmistamme viel\xE4, ett\xE4 aika sopii kaikille. Saat viestin, kun se on sovittu.",held:e=>`Pid\xE4mme sinulle aj\
an ${e}.`,change:e=>`Tuliko este? Soita ${e}.`},agreed:{title:"Sovittu!",at:e=>`Aika on ${e}.`,place:e=>`Paikka: ${e}`,whenSuits:"Otamme yhteytt\xE4 ja sovimme aja\
n.",calendar:"Lis\xE4\xE4 kalenteriin",change:e=>`Tuliko este? Soita ${e}.`,toOwn:"Omat aikasi"},declined:{title:"Kiitos, ett\xE4 kerroit.",next:"T\xE4m\xE4 ei vaikut\
a siihen, kysymmek\xF6 jatkossa.",askAgain:"Kysyk\xE4\xE4 taas",pause:"Tauko 2 viikkoa",callMe:"Soittakaa minulle",askAgainDone:"Hyv\xE4, kysymme taas.",pauseNoted:"\
Tauko on merkitty. Emme kysy kahteen viikkoon.",call:"Jos haluat jutella, soita:",pauseDone:e=>`Tauko on merkitty. Emme kysy ennen ${e}.`,callMeDone:"Soitamme s\
inulle."},otherTimeSent:{title:"Kiitos ehdotuksesta.",next:e=>`Kysymme, sopiiko ${e}. Saat viestin, kun tied\xE4mme.`},ended:{expired:{title:"Vastausaika p\xE4\xE4tty\
i.",next:"Ei h\xE4t\xE4\xE4. Kysymme taas, kun sopivaa tulee."},withdrawn:{title:"T\xE4t\xE4 aikaa ei en\xE4\xE4 tarvita.",next:"Kiitos, ett\xE4 katsoit. Sinun ei \
tarvitse tehd\xE4 mit\xE4\xE4n."},taken:{title:"Toinen ehti t\xE4ll\xE4 kertaa ensin.",next:"Kiitos. Kysymme taas, kun sopivaa tulee."},released:{title:"T\xE4t\xE4 ai\
kaa ei nyt tarvita.",next:"Syy ei ole sinussa. Kiitos, ett\xE4 olit valmis."},answeredOtherwise:{title:"Olet jo vastannut toisin.",next:"Jos haluat muuttaa vast\
austasi, soita."},unknown:{title:"Linkki ei toimi.",next:"Avaa uusin viestimme tai soita."}},obstacle:"Tuliko este? Soita:",callUs:e=>`Kysytt\xE4v\xE4\xE4? Soita ${e}\
.`,stop:"Et halua kyselyit\xE4? Pid\xE4 tauko omalla sivullasi tai soita."}});var Q,si=u(()=>{"use strict";Q={title:"Omat aikasi",hello:e=>`Hei ${e}!`,questions:"Kyselyt, joihin odotamme vastausta",noQuestions:"Ei avoimia kyselyit\xE4.",answer:"\
Vastaa",answerBy:e=>`vastaa viimeist\xE4\xE4n ${e}`,answerHint:"Vastaa viestiss\xE4 olevasta linkist\xE4.",meetings:"Sovitut ajat",noMeetings:"Ei sovittuja aiko\
ja.",place:e=>`Paikka: ${e}`,noPlaceYet:"Tarkka paikka kerrotaan l\xE4hemp\xE4n\xE4.",calendar:"Lis\xE4\xE4 kalenteriin",move:{asked:e=>`Uusi aika ${e}, sopiiko\
?`,before:e=>`Aiempi aika ${e} ei en\xE4\xE4 p\xE4de.`,yes:"Sopii",no:"Ei sovi",submit:"L\xE4het\xE4 vastaus",agreed:"Kiitos, uusi aika on sovittu.",declined:"K\
iitos, ett\xE4 kerroit. Etsimme toisen ajan.",propose:"Ehdota uutta aikaa",proposed:"Kiitos. Kysymme, sopiiko se. Saat viestin.",waiting:e=>`Ehdotit aikaa ${e}.\
 Odotamme vastausta.`,beyond:{title:"T\xE4t\xE4 aikaa emme voi nyt sopia.",todo:"Ehdota toista aikaa tai soita. Katsomme yhdess\xE4."}},cancel:{action:"Minulle \
tuli este",hint:"Kerro heti, kun tied\xE4t. Hoidamme loput.",submit:"En p\xE4\xE4se t\xE4h\xE4n aikaan",done:"Kiitos, ett\xE4 kerroit. Hoidamme loput."},leave:{
action:"En jatka t\xE4ss\xE4",hint:"Voit j\xE4\xE4d\xE4 pois milloin vain. Syyt\xE4 ei tarvitse kertoa, eiv\xE4tk\xE4 muut n\xE4e sit\xE4. Muut sovitut ajat pysyv\xE4t.",
submit:"J\xE4\xE4n pois t\xE4st\xE4",done:"Kiitos, ett\xE4 kerroit. Hoidamme loput."},pause:{title:"Tauko",intro:"Voit pit\xE4\xE4 tauon milloin vain. Syyt\xE4 ei tarvit\
se kertoa.",twoWeeks:"Tauko 2 viikkoa",until:"Tauko p\xE4iv\xE4\xE4n",open:"Tauko toistaiseksi",howLong:"Kuinka pitk\xE4 tauko?",start:"Aloita tauko",keepMeetings:"\
Tauon aikana emme kysy. Kun aloitat tauon, siirr\xE4mme sovitut ajat muille.",on:e=>`Olet tauolla ${e} asti.`,onOpen:"Olet tauolla toistaiseksi.",end:"Olen taas\
 mukana",started:"Tauko on merkitty. Lep\xE4\xE4 rauhassa.",ended:"Tervetuloa takaisin."},limits:{title:"Paljonko jaksat",families:"Montako perhett\xE4 yht\xE4 aikaa",
hours:"Montako tuntia kuukaudessa"},callUs:e=>`Kysytt\xE4v\xE4\xE4 tai este? Soita ${e}.`,linkUnknown:"Linkki ei toimi. Avaa uusin viestimme tai soita."}});var g,J=u(()=>{"use strict";Zr();g={lang:"fi",dir:"ltr",service:"Rinnalla",title:e=>`${e} \u2013 Rinnalla`,skipToContent:"Siirry sis\xE4lt\xF6\xF6n",navigation:"\
Valikko",nav:{requests:"Omat pyynn\xF6t",allRequests:"Kaikki pyynn\xF6t",newRequest:"Uusi pyynt\xF6",queue:"Avoimet pyynn\xF6t",partners:"Kumppanit",meetings:"A\
jat",agreements:"Vaihesopimukset",signOut:"Kirjaudu ulos"},signedInAs:(e,t)=>`${e}, ${t}`,roles:{worker:"ty\xF6ntekij\xE4",coordinator:"koordinaattori",admin:"p\
\xE4\xE4k\xE4ytt\xE4j\xE4",partner:"kumppani",parent:"vanhempi",system:"Rinnalla"},yes:"Kyll\xE4",no:"Ei",none:"Ei mit\xE4\xE4n",unknown:"Ei tiedossa",optional:"\
(ei pakollinen)",save:"Tallenna",send:"L\xE4het\xE4",continue:"Jatka",back:"Takaisin",cancelEdit:"Palaa tallentamatta",open:"Avaa",more:"N\xE4yt\xE4 lis\xE4\xE4",
filter:"Rajaa",all:"Kaikki",call:"Soita",callPhone:e=>`Soita ${e}`,saved:"Tallennettu.",date:"P\xE4iv\xE4",dateHint:"Esimerkiksi 25.11.2026",time:"Aika",from:"A\
lkaa",to:"P\xE4\xE4ttyy",place:"Paikka",area:"Kunta",language:"Kieli",phase:"Vaihe",state:"Tilanne",owner:"Kenen vuoro",nextStep:"Seuraava askel",clock:"Viimeis\
t\xE4\xE4n",why:"Miksi",whenSuits:"Aika sovitaan yhdess\xE4",remote:"Et\xE4n\xE4",byPhone:"Puhelimitse",errorsTitle:"Tarkista viel\xE4 n\xE4m\xE4",errorsCount:e=>e===
1?"Yksi kohta kaipaa tarkistusta.":`${e} kohtaa kaipaa tarkistusta.`,errorPrefix:"Virhe:",hours:e=>Je(e,"tunti","tuntia"),minutes:e=>Je(e,"minuutti","minuuttia"),
days:e=>Je(e,"p\xE4iv\xE4","p\xE4iv\xE4\xE4"),left:e=>`${e} j\xE4ljell\xE4`,passed:e=>`aika meni ${e} sitten`,noClock:"Ei m\xE4\xE4r\xE4aikaa",pick:"Valitse",toFront:"\
Etusivulle",help:"Kysytt\xE4v\xE4\xE4? Soita koordinaattorille:",helpWithoutPhone:"Kysytt\xE4v\xE4\xE4? Ota yhteys koordinaattoriin."}});import{Fragment as fx,jsx as Me,jsxs as Ro}from"hono/jsx/jsx-runtime";function ka(e){let{title:t,problem:n,phone:r,home:o,person:i,nav:a=[],current:s,children:d}=e;
return Ro("html",{lang:g.lang,dir:g.dir,children:[Ro("head",{children:[Me("meta",{charset:"utf-8"}),Me("meta",{name:"viewport",content:"width=device-width, init\
ial-scale=1"}),Me("meta",{name:"robots",content:"noindex"}),Me("meta",{name:"format-detection",content:"telephone=no"}),Me("title",{children:`${n?`${g.errorPrefix}\
 `:""}${g.title(t)}`}),Me("link",{rel:"icon",href:"data:,"}),Me("link",{rel:"stylesheet",href:"/style.css",referrerpolicy:"no-referrer"})]}),Ro("body",{children:[
Me("a",{class:"skip",href:"#main",children:g.skipToContent}),Ro("header",{class:"top",children:[Ro("div",{class:"wide bar",children:[o?Me("a",{class:"brand",href:o,
children:g.service}):Me("span",{class:"brand",children:g.service}),i&&Ro("form",{class:"who",method:"post",action:"/sign-out",children:[Me("input",{type:"hidden",
name:"nonce",value:i.nonce}),Me("span",{children:i.name}),Me("button",{class:"second",children:g.nav.signOut})]})]}),a.length>0&&Me("nav",{class:"wide","aria-la\
bel":g.navigation,children:Me("ul",{children:a.map(({href:m,text:l})=>Me("li",{children:Me("a",{href:m,"aria-current":m===s?"page":void 0,children:l})}))})})]}),
Ro("main",{id:"main",tabindex:-1,children:[Me("h1",{children:t}),d]}),Me("footer",{children:Me("div",{class:"wide",children:Me("p",{children:r?Ro(fx,{children:[
g.help," ",Me(va,{number:r})]}):g.helpWithoutPhone})})})]})]})}function va({number:e}){return Me("a",{href:`tel:${e}`,children:cx(e)})}function cx(e){return e.replace(
/^\+358/,"0").replace(/^(\d{3})(\d{3})(\d{3,})$/,"$1 $2 $3")}var Ra=u(()=>{"use strict";J()});import{jsx as wl,jsxs as yx}from"hono/jsx/jsx-runtime";function kl({text:e,errorId:t,children:n,...r}){return yx(ka,{...r,children:[wl("p",{children:e}),t&&wl("\
p",{children:Re.unexpected.reference(t)}),n,r.home&&wl("p",{children:wl("a",{href:r.home,children:g.toFront})})]})}var Ac=u(()=>{"use strict";J();vr();Ra()});function Rl(e){return Xa[e.refused]}function dt(e,t,n,r,o=[]){let i=new Map,a=({path:s})=>o.findIndex(d=>(r(s)?.name??s).startsWith(d));for(let{path:s,code:d}of n.
toSorted((m,l)=>a(m)-a(l))){let m=r(s),l=m?.name??s;i.has(l)||i.set(l,{label:m?.label??g.unknown,sentence:Pu[d],onPage:m!==void 0})}return{prefix:e,form:t,problems:i}}
var vl,Hn=u(()=>{"use strict";J();Au();ld();vr();vl={title:Re.unavailable.title,todo:Re.unavailable.text}});import{jsx as bw}from"hono/jsx/jsx-runtime";function bl(e,{status:t=200,...n},r){return Rw(e,bw(ka,{...n,children:r}),t)}function Vn(e,t,{title:n,text:r,phone:o,
errorId:i,children:a}){return Rw(e,bw(kl,{title:n,text:r,phone:o,errorId:i,children:a}),t)}function Ye(e){let{title:t,next:n}=M.ended.unknown;return Vn(e,404,{title:t,
text:n})}async function Ns(e){try{let t=await e();if(!y(t))return{value:t};let{refused:n,fields:r=[]}=t,o=n==="RULES_FAIL"?Q.move.beyond:Rl(t);return{failed:{status:to[n],
refused:n,trouble:o,fields:r}}}catch(t){if(t instanceof we)return{failed:{status:503,trouble:vl,fields:[]}};throw t}}async function Is(e,t){let n=await dl(e,t);
return ml(n)?n.unread==="TOO_LARGE"?Vn(e,413,ba(Re.tooLarge)):Vn(e,415,ba(Re.badForm)):n}function ba({title:e,text:t}){return{title:e,text:t}}function Rw(e,t,n){
return e.html(`<!DOCTYPE html>${t.toString()}`,n)}var Sa=u(()=>{"use strict";jr();si();vr();cn();k();Ac();Ra();Hn();vo();Ja()});async function Sw(e,t){return gx.test(t)?e.directory.findLink(Lt(t)):void 0}function An(e,t){let{org:n,partnerId:r}=e.get("link"),o=t?.text("nonce"),i=t&&o?{key:ga(
r,"post",e.req.path,o),fingerprint:Lt(t.body)}:void 0;return Ot(e.get("ports"),n,{role:"partner",id:r},i)}function Ow(e,t="id"){let n=e.req.param(t);return n!==
void 0&&hx.test(n)?n:void 0}function Kr(e,t="m"){return`/${t}/${e.req.param("token")??""}`}var gx,hx,Oa=u(()=>{"use strict";Wr();Xr();Ts();gx=/^[A-Za-z0-9_-]{22}$/,
hx=/^[0-9A-Za-z._-]{1,100}$/});async function di(e,t){let n=await pe(e,L(t),e.by.role==="partner"?{partners:[e.by.id],own:!1}:{});if(y(n))return n;let r=n.offers.find(i=>i.id===t);if(!r||e.by.
role==="partner"&&r.partnerId!==e.by.id)return c("NOT_FOUND");if(ds([r,n.request]))throw new we("newer-version");let o=n.meetings.find(i=>i.partnerId===r.partnerId&&
i.state==="scheduled"&&(!r.slot||i.createdAt>=(r.answeredAt??i.createdAt)));return{offer:r,request:n.request,card:ee(n.cards,r.partnerId),tenant:n.tenant,...o&&
{meeting:o}}}var Sl=u(()=>{"use strict";jd();cn();k();ce();Ne()});var oe,wn=u(()=>{"use strict";oe={urgency:{routine:"Ei kiirett\xE4",soon:"Pian",urgent:"Kiireellinen"},urgencyHint:{routine:"Kysymme yhdelt\xE4 kerrallaan.",soon:"\
Kysymme kahdelta yht\xE4 aikaa, vastaus vuorokaudessa.",urgent:"Kysymme kolmelta yht\xE4 aikaa, vastaus muutamassa tunnissa."},mode:{"in-person":"Paikan p\xE4\xE4ll\xE4",
remote:"Et\xE4n\xE4 videolla",phone:"Puhelimitse"},outcome:{held:"Toteutui","no-show-parent":"Ei toteutunut: perhe ei p\xE4\xE4ssyt","no-show-partner":"Ei toteu\
tunut: kumppani ei p\xE4\xE4ssyt","no-show-worker":"Ei toteutunut: ty\xF6ntekij\xE4 ei p\xE4\xE4ssyt"},closing:{fulfilled:"Tuki toteutui",failed:"Tuki ei toteut\
unut",withdrawn:"Pyynt\xF6 peruttiin","no-capacity":"Ket\xE4\xE4n ei l\xF6ytynyt",irrelevant:"Ei ole en\xE4\xE4 ajankohtainen"},confirm:{"ask-me":"Kysyk\xE4\xE4 minul\
ta ensin","pre-approved":"Ensimm\xE4inen, joka p\xE4\xE4see, sopii"},choice:{first:"Ensimm\xE4inen, joka p\xE4\xE4see",family:"Perhe valitsee esittelyist\xE4"},
gender:{any:"Ei v\xE4li\xE4",woman:"Nainen",man:"Mies"},level:{some:"jonkin verran",good:"hyvin",native:"\xE4idinkieli"},free:{free:"vapaa",unknown:"ei tiedossa\
, kysyt\xE4\xE4n",busy:"varattu"}}});function mt(e=""){return{prefix:e,form:Uh,problems:wx}}function me(e,t){return t?.prefix===e?t:mt(e)}function lt(e,t){return(e.prefix?`${e.prefix}-${t}`:t).replaceAll(
".","-")}function bo(e,t,n,r){return[n&&`${e}-problem`,r&&`${e}-stored`,t&&`${e}-hint`].filter(Boolean).join(" ")||void 0}var wx,Be=u(()=>{"use strict";vo();wx=
new Map});import{jsx as So,jsxs as vx}from"hono/jsx/jsx-runtime";function yt({view:e,trouble:t}){let n=e?[...e.problems]:[];return n.length===0&&!t?null:vx("div",{class:"\
summary",role:"alert",tabindex:-1,autofocus:!0,children:[So("h2",{children:n.length>0?g.errorsTitle:t?.title}),n.length===0&&So("p",{children:t?.todo}),e&&n.length>
0&&So("ul",{children:n.map(([r,{label:o,sentence:i,onPage:a}])=>So("li",{children:a?So("a",{href:`#${lt(e,r)}`,children:kx(o,i)}):i}))})]})}function kx(e,t){return e.
endsWith("?")?`${e} ${t}`:`${e}: ${t}`}function gt({text:e}){return e?So("div",{class:"notice good",role:"status",children:So("p",{children:e})}):null}function Ew({
nonce:e}){return So("input",{type:"hidden",name:"nonce",value:e})}var kn=u(()=>{"use strict";J();Be()});import{jsx as Ol,jsxs as xw}from"hono/jsx/jsx-runtime";function F({action:e,nonce:t,children:n,class:r}){return xw("form",{method:"post",action:e,novalidate:!0,
class:r,children:[Ol(Ew,{nonce:t}),n]})}function A({children:e,name:t,value:n,id:r,kind:o}){return Ol("p",{children:Ol("button",{class:o,id:r,name:t,value:n,children:e})})}
function Te({title:e,open:t,children:n}){return xw("details",{open:t,children:[Ol("summary",{children:e}),n]})}var xt=u(()=>{"use strict";kn()});var Tt,Oo=u(()=>{"use strict";Tt={trouble:{title:"Joku muutti t\xE4t\xE4 juuri.",todo:"Kirjoittamasi on yh\xE4 lomakkeessa, mutta sit\xE4 ei ole viel\xE4 tallennettu. Ko\
hdissa, jotka eroavat, lukee my\xF6s, mit\xE4 nyt on tallessa. Tarkista ne ja tallenna sitten."},now:e=>`Nyt tallessa: ${e||"ei mit\xE4\xE4n"}`,ticked:"valittu",
unticked:"ei valittu",rows:{title:"Joku muutti n\xE4it\xE4 \xE4sken",theirs:"Nyt tallessa. Joku muu lis\xE4si tai muutti t\xE4m\xE4n \xE4sken. Se s\xE4ilyy, kun tallennat.",
gone:"Joku muu poisti tai muutti t\xE4m\xE4n \xE4sken. Se poistuu, kun tallennat. Jos haluat s\xE4ilytt\xE4\xE4 sen, ota rasti pois.",changed:"Joku muu poisti t\
ai muutti t\xE4m\xE4n \xE4sken. T\xE4ss\xE4 on sinun muutoksesi. Se tulee voimaan, kun tallennat."},tooMany:(e,t)=>`${e}, enint\xE4\xE4n ${t} rivi\xE4`}});import{Fragment as Rx,jsx as Cs,jsxs as Tw}from"hono/jsx/jsx-runtime";function Rr({view:e,name:t,initial:n}){return e.form.body===""?n??"":e.form.text(t)}function Fs(e,t=n=>n){
let{view:n,initial:r=""}=e;return n.stale&&Rr(e)!==r?Tt.now(t(r)):void 0}function El({id:e,hint:t,problem:n,stored:r}){return Tw(Rx,{children:[t&&Cs("p",{class:"\
hint",id:`${e}-hint`,children:t}),n&&Cs("p",{class:"problem",id:`${e}-problem`,children:n}),r&&Cs("p",{class:"stored",id:`${e}-stored`,children:r})]})}function Ls({
view:e,name:t,label:n,hint:r,stored:o,children:i}){let a=lt(e,t),s=e.problems.get(t)?.sentence;return Tw("div",{class:s?"field wrong":"field",children:[Cs("labe\
l",{for:a,children:n}),Cs(El,{id:a,hint:r,problem:s,stored:o}),i]})}var qs=u(()=>{"use strict";Oo();Be()});import{Fragment as bx,jsx as on,jsxs as Ea}from"hono/jsx/jsx-runtime";function ae(e){let{view:t,name:n,hint:r,options:o,empty:i}=e,a=lt(t,n),s=t.problems.get(n)?.
sentence,d=Rr(e),m=Fs(e,l=>Pw(o,l));return on(Ls,{...e,stored:m,children:Ea("select",{id:a,name:n,"aria-describedby":bo(a,r,s,m),"aria-invalid":s?"true":void 0,
children:[i!==void 0&&on("option",{value:"",children:i}),o.map(({value:l,text:p})=>on("option",{value:l,selected:l===d,children:p}))]})})}function mi({view:e,name:t,
legend:n,hint:r,stored:o,children:i}){let a=lt(e,t),s=e.problems.get(t)?.sentence;return Ea("fieldset",{class:s?"wrong":void 0,"aria-describedby":bo(a,r,s,o),children:[
on("legend",{children:n}),on(El,{id:a,hint:r,problem:s,stored:o}),i]})}function Pt({view:e,name:t,legend:n,hint:r,options:o,initial:i}){return on(mi,{view:e,name:t,
legend:n,hint:r,children:on(Nn,{type:"radio",view:e,name:t,options:o,initial:i})})}function vn({view:e,name:t,legend:n,hint:r,options:o,initial:i=[]}){let a=new Set(
e.form.all(t)),s=a.size===i.length&&i.every(m=>a.has(m)),d=e.stale&&!s?Tt.now(i.map(m=>Pw(o,m)).join(", ")):void 0;return on(mi,{view:e,name:t,legend:n,hint:r,stored:d,
children:on("div",{class:"ticks",children:on(Nn,{type:"checkbox",view:e,name:t,options:o,initial:i})})})}function Dt({view:e,name:t,label:n,hint:r,initial:o=!1}){
let i=e.problems.get(t)?.sentence,a=e.stale&&e.form.has(t)!==o?Tt.now(o?Tt.ticked:Tt.unticked):void 0;return Ea("div",{class:i?"field wrong":"field",children:[on(
El,{id:lt(e,t),problem:i,stored:a}),on(Nn,{type:"checkbox",view:e,name:t,options:[{value:"yes",text:n,hint:r}],initial:o?["yes"]:[]})]})}function Nn({type:e,view:t,
name:n,options:r,initial:o=[],from:i=0}){let a=t.form.body===""?o:t.form.all(n),s=lt(t,n);return on(bx,{children:r.map(({value:d,text:m,hint:l,lang:p},f)=>{let v=i+
f===0?s:`${s}-${i+f}`;return Ea("div",{class:"tick",children:[on("input",{type:e,id:v,name:n,value:d,checked:a.includes(d),"aria-describedby":l?`${v}-more`:void 0}),
Ea("label",{for:v,lang:p,children:[m,l&&Ea("span",{class:"hint",id:`${v}-more`,children:[" ",l]})]})]})})})}var Pw,ht=u(()=>{"use strict";Oo();Be();qs();Pw=(e,t)=>e.
find(n=>n.value===t)?.text??t});function wt(e,t){return e.areas.find(n=>n.code===t)?.names.fi??t}function Eo(e){return e.map(t=>Yo[t].names.fi).join(", ")}function xa(e){return e.map(t=>Ad[t].
names.fi).join(", ")}function zr(e){return e.charAt(0).toLocaleUpperCase("fi")+e.slice(1)}var I,xl,Tl,Oe=u(()=>{"use strict";dd();xi();_n();Go();pn();I=Ri("fi");
xl=e=>Rt[e].names.fi,Tl=e=>cd[e].names.fi});import{jsx as Pl}from"hono/jsx/jsx-runtime";function j(e){let{view:t,name:n,hint:r,type:o="text",autocomplete:i="off",numeric:a,short:s}=e,d=lt(t,n),m=t.problems.
get(n)?.sentence,l=Fs(e,o==="date"?p=>p&&I.localDate(p):void 0);return Pl(Ls,{...e,stored:l,children:Pl("input",{id:d,name:n,type:o,value:Rr(e),class:s||o==="da\
te"?"short":void 0,autocomplete:i,inputmode:a?"numeric":void 0,"aria-describedby":bo(d,r,m,l),"aria-invalid":m?"true":void 0})})}function Al(e){let{view:t,name:n,
hint:r}=e,o=lt(t,n),i=t.problems.get(n)?.sentence,a=Fs(e);return Pl(Ls,{...e,stored:a,children:Pl("textarea",{id:o,name:n,rows:4,dir:"auto","aria-describedby":bo(
o,r,i,a),"aria-invalid":i?"true":void 0,children:Rr(e)})})}var an=u(()=>{"use strict";Be();Oe();qs()});import{jsx as Ta,jsxs as Nw}from"hono/jsx/jsx-runtime";function In({view:e,name:t,legend:n,hint:r,words:o,initial:i}){let a=lt(e,t);return Nw("fieldset",{class:"\
box","aria-describedby":bo(a,r,void 0),children:[Ta("legend",{children:n}),r&&Ta("p",{class:"hint",id:`${a}-hint`,children:r}),Nw("div",{class:"row",children:[Ta(
j,{view:e,name:`${t}.date`,label:o.date,type:"date",initial:i?.date}),Ta(Ms,{view:e,name:`${t}.from`,label:o.from,empty:o.pick,initial:i?.from}),Ta(Ms,{view:e,name:`${t}\
.to`,label:o.to,empty:o.pick,initial:i?.to})]})]})}function Ms({view:e,name:t,label:n,empty:r,initial:o,half:i}){let a=i?Ox:Iw,d=!o||a.some(({value:m})=>m===o)?
a:[...a,Cw(o)].toSorted((m,l)=>m.value<l.value?-1:1);return Ta(ae,{view:e,name:t,label:n,options:d,empty:r,initial:o})}function Cw(e){return{value:e,text:e.replace(
":",".").replace(/^0/,"")}}function Aw(e){return String(e).padStart(2,"0")}var Sx,Iw,Ox,li=u(()=>{"use strict";Be();ht();an();Sx=Array.from({length:96},(e,t)=>{
let n=(t+24)%96*15;return`${Aw(Math.floor(n/60))}:${Aw(n%60)}`}),Iw=Sx.map(Cw),Ox=Iw.filter(({value:e})=>/:[03]0$/.test(e))});var w,br=u(()=>{"use strict";w={title:"Uusi pyynt\xF6",intro:"Nelj\xE4 kysymyst\xE4 riitt\xE4\xE4. \xC4l\xE4 kirjoita nimi\xE4, henkil\xF6tunnuksia tai osoitteita.",
needed:"N\xE4m\xE4 tarvitsemme",phases:"Miss\xE4 vaiheessa ollaan?",phasesHint:"Valitse kaikki, jotka sopivat. Sisaruksilla voi olla eri vaihe.",languages:"Mill\
\xE4 kielell\xE4?",languagesHint:"Valitse kieli, jota vanhempi haluaa puhua.",time:"Milloin?",timeHint:"Anna yhdest\xE4 kolmeen aikaa, tai sovitaan my\xF6hemmin.",
timeLater:"Sovitaan aika my\xF6hemmin",timeLaterHint:"Tuki voi alkaa puhelulla.",timeGiven:"Annan aikoja",moreTimes:"Lis\xE4\xE4 vaihtoehtoinen aika",window:e=>`\
Aika ${e}`,needBy:"Mihin menness\xE4 jonkun pit\xE4isi l\xF6yty\xE4?",needByHint:"Jos j\xE4t\xE4t tyhj\xE4ksi, aika tulee vaiheesta.",area:"Miss\xE4 kunnassa?",
mode:"Miten n\xE4hd\xE4\xE4n?",place:"Paikka",placeHint:"Esimerkiksi perhekeskus tai kirjasto. Ei kotiosoitetta. Kerrotaan vasta, kun olet vahvistanut.",rest:"M\
uut toiveet",restHint:"N\xE4m\xE4 on t\xE4ytetty valmiiksi. Muuta, jos tarvitset.",channel:"Mit\xE4 tukea?",audience:"Kenelle?",duration:"Kesto",durationWhole:"\
Koko annettu aika",otherLanguages:"Muut kielet",onBehalf:"Kenen puolesta?",onBehalfHint:"Kun ty\xF6ntekij\xE4 soittaa. Pyynt\xF6 tulee h\xE4nen nimiins\xE4, ja n\xE4kyviin j\xE4\xE4, e\
tt\xE4 kirjasit sen.",myself:"Omissa nimiss\xE4ni",durationOption:e=>e%60===0?`${e/60} t`:e<60?`${e} min`:`${Math.floor(e/60)} t ${e%60} min`,urgency:"Kuinka pi\
an?",interpreter:"Tulkki tarvitaan",interpreterHint:"Tulkin tilaat sin\xE4. Kumppani ei tulkkaa.",clientReference:"Viite",clientReferenceHint:"Muotoa CL-7F3K2Q.\
 J\xE4t\xE4 tyhj\xE4ksi, niin teemme sen.",consent:"Onko vanhempi suostunut?",consentGiven:"Kyll\xE4, suostumus on saatu",consentPending:"Ei viel\xE4, kysyn my\xF6hem\
min",consentHint:"Voimme etsi\xE4 jo nyt. Vahvistat vasta, kun suostumus on saatu.",consentOn:"Min\xE4 p\xE4iv\xE4n\xE4?",seats:"Montako kumppania?",choice:"Kuk\
a valitsee?",confirm:"Vahvistus",confirmHint:"Kun mukana on vanhempi, vahvistat aina itse.",gender:"Toive kumppanista",partner:"Toivottu kumppani",anyPartner:"E\
i toivetta",samePartner:"Sama kumppani kuin ennen, jos mahdollista",samePartnerHint:"Kirjoita alle sama viite kuin aiemmassa pyynn\xF6ss\xE4si, niin kysymme ensin h\xE4n\
elt\xE4.",note:"Huomio koordinaattorille",noteHint:"Enint\xE4\xE4n 300 merkki\xE4. Ei nimi\xE4, henkil\xF6tunnuksia, puhelinnumeroita eik\xE4 s\xE4hk\xF6posteja. Kumppani ei n\xE4e t\xE4t\xE4.",
again:"T\xE4m\xE4 pyynt\xF6 on jo l\xE4hetetty. Jos haluat tehd\xE4 toisen, l\xE4het\xE4 uudestaan.",submit:"L\xE4het\xE4 pyynt\xF6",submitHint:"Kysymme sopivil\
ta kumppaneilta heti. Saat viestin, kun joku p\xE4\xE4see.",defaults:{duration:120,seats:1}}});import{Fragment as Ex,jsx as Fw}from"hono/jsx/jsx-runtime";function ui({view:e,count:t,from:n=0}){return Fw(Ex,{children:Array.from({length:t-n},(r,o)=>o+n).map(
r=>Fw(In,{view:e,name:`windows.${r}`,legend:w.window(r+1),words:Gn}))})}var Gn,Ur=u(()=>{"use strict";J();br();li();Gn={date:g.date,from:g.from,to:g.to,pick:g.pick}});import{jsx as _s,jsxs as xx}from"hono/jsx/jsx-runtime";function Nl({view:e,offer:t,legend:n}){let r=t.slots.length===0?[{value:"accept:later",text:M.acceptWhenSuits}]:
t.slots.map(a=>({value:`accept:${a.start}`,text:M.accept(I.full(a))})),o=t.slots[0],i=o&&{date:$(o.start),from:xn(o.start),to:xn(o.end)};return xx(mi,{view:e,name:"\
answer",legend:n,children:[_s(Nn,{type:"radio",view:e,name:"answer",options:r}),_s(Nn,{type:"radio",view:e,name:"answer",options:[{value:"other-time",text:M.otherTime}],
from:r.length}),_s("div",{class:"reveal",children:_s(In,{view:e,name:"other",legend:M.otherTimeHint,words:Gn,initial:i})}),_s(Nn,{type:"radio",view:e,name:"answ\
er",options:[{value:"decline",text:M.decline}],from:r.length+1})]})}var Nc=u(()=>{"use strict";jr();fe();ht();li();Oe();Ur()});import{Fragment as Tx,jsx as Ic,jsxs as Px}from"hono/jsx/jsx-runtime";function sn({facts:e}){return Ic("dl",{class:"facts",children:e.map(t=>t&&Px(Tx,{children:[
Ic("dt",{children:t[0]}),Ic("dd",{children:t[1]})]}))})}var xo=u(()=>{"use strict"});function Ds(e,t,n){return e.state==="accepted"?t.taken.some(r=>r.offerId===e.id&&r.state==="confirmed")?"agreed":"held":e.state==="withdrawn"?e.endedFor==="take\
n"?"taken":"withdrawn":e.state!=="sent"?e.state:n>=e.answerBy?"expired":e.counter?"proposed":"open"}function Lw(e,t,n){let r=Ds(e,t,n);return r==="open"?M.title:
r==="proposed"?M.otherTimeSent.title:r==="held"?M.accepted.title:r==="agreed"?M.agreed.title:r==="declined"?M.declined.title:M.ended[r].title}var Il=u(()=>{"use\
 strict";jr()});import{Fragment as pi,jsx as Z,jsxs as Br}from"hono/jsx/jsx-runtime";function qw(e){let{view:t,now:n,sent:r,done:o}=e,i=Ds(t.offer,t.request,n);return Br(pi,{children:[
Z(yt,{view:r?.view,trouble:r?.trouble}),Z(gt,{text:o}),i==="open"?Z(Ax,{...e}):i==="proposed"?Z("p",{children:M.otherTimeSent.next(t.offer.counter?I.full(t.offer.
counter):"")}):i==="held"?Z(Ix,{...e}):i==="agreed"?Z(Cx,{...e}):i==="declined"?Z(Fx,{...e}):Z("p",{children:M.ended[i].next})]})}function Ax({view:{offer:e,request:t,
card:n,tenant:r},home:o,nonce:i,sent:a}){return Br(pi,{children:[Z("p",{children:M.hello(n.firstName)}),Z("p",{children:e.slots.length>0?M.ask:M.askWhenSuits}),
Z(sn,{facts:[e.slots.length>0&&[g.time,Z(Nx,{offer:e})],[M.where,wt(r,t.area)],[M.how,oe.mode[t.mode]],[M.language,xa(t.languages)],[M.duration,I.duration(t.durationMinutes)]]}),
Z("p",{children:M.details}),Z("p",{children:Z("strong",{children:M.answerBy(I.fullDeadline(e.answerBy))})}),Br(F,{action:o,nonce:i,children:[Z(Nl,{view:a?.view??
mt(),offer:e,legend:M.question}),Z("p",{class:"hint",children:M.knowHint}),Z(A,{children:M.submit})]}),Z("p",{class:"quiet",children:M.stop})]})}function Nx({offer:e}){
return Z(pi,{children:e.slots.map((t,n)=>Br(pi,{children:[n>0&&Z("br",{}),Z("time",{datetime:t.start,children:I.full(t)})]}))})}function Ix({view:{offer:e,tenant:t}}){
return Br(pi,{children:[e.slot&&Z("p",{children:M.accepted.held(I.full(e.slot))}),Z("p",{children:M.accepted.next}),Z(Mw,{phone:t.settings.coordinatorPhone})]})}
function Cx({view:{offer:e,meeting:t,tenant:n},home:r,own:o}){let i=t??e.slot;return Br(pi,{children:[Z("p",{children:i?M.agreed.at(I.full(i)):M.agreed.whenSuits}),
t?.place&&Z("p",{children:Z("bdi",{children:M.agreed.place(t.place)})}),t&&Z("p",{children:Z("a",{class:"button",href:`${r}/calendar.ics`,children:M.agreed.calendar})}),
o&&Z("p",{children:Z("a",{href:o,children:M.agreed.toOwn})}),Z(Mw,{phone:n.settings.coordinatorPhone})]})}function Fx({view:{tenant:e,card:t},home:n,nonce:r}){return Br(
pi,{children:[Z("p",{children:M.declined.next}),t.state==="active"&&Z(F,{action:`${n}/pause`,nonce:r,children:Z(A,{kind:"second",children:M.declined.pause})}),Br(
"p",{children:[M.declined.call," ",Z(va,{number:e.settings.coordinatorPhone})]})]})}function Mw({phone:e}){return Br("p",{children:[M.obstacle," ",Z(va,{number:e})]})}
var _w=u(()=>{"use strict";wn();J();jr();xt();Nc();xo();Be();Oe();Ra();kn();Il()});import{jsx as qx}from"hono/jsx/jsx-runtime";function Cl(e){let{purpose:t,subject:n}=e.get("link");return t==="offer"&&n?.sk.startsWith("OFFER#")?n.sk.slice(6):void 0}
async function Dw(e){let t=Cl(e);return t?Fl(e,t):Ye(e)}async function Fl(e,t,n,r){let o=An(e),i=await di(o,t);return y(i)?Ye(e):Ll(e,i,n,r)}function Ll(e,t,n,r){
let{now:o}=An(e),{coordinatorPhone:i}=t.tenant.settings,a=n&&(n.status===422||n.status===503||n.refused==="BUSY"||n.refused==="SLOT_NO_LONGER_FREE");if(n&&!a)return Vn(
e,n.status,{title:n.trouble.title,text:n.trouble.todo,phone:i});let s=e.req.query("done")==="paused"?M.declined.pauseNoted:void 0;return bl(e,{title:Lw(t.offer,
t.request,o),phone:i,status:n?.status,problem:n!==void 0},qx(qw,{view:t,home:Kr(e,"o"),own:Lx(e,t.offer),nonce:e.get("nonce"),now:o,sent:r,done:s}))}function Lx(e,t){
return t.state==="accepted"?Kr(e,"m"):void 0}var Cc=u(()=>{"use strict";jr();Sl();k();_w();Il();Sa();Oa()});function Sr(e,t={}){let n={[`${e}.date`]:["date",g.date],[`${e}.from`]:["from",g.from],[`${e}.to`]:["to",g.to],start:["from",g.from],end:["to",g.to]};return r=>{
let o=n[r];return o?{name:`${e}.${o[0]}`,label:o[1]}:Rn(t)(r)}}var Yn,Rn,Pa=u(()=>{"use strict";J();Yn=()=>{},Rn=e=>t=>{let n=t.split(".")[0]??t;return e[n]===void 0?
void 0:{name:n,label:e[n]}}});function Qe(e,t){let n=e.text(t),r=/^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(n);if(!r)return n;let[,o="",i="",a=""]=r;return`${a}-${i.padStart(2,"0")}-${o.padStart(
2,"0")}`}function Cn(e,t){let[n,r,o]=[Qe(e,`${t}.date`),e.text(`${t}.from`),e.text(`${t}.to`)];if(!n&&!r&&!o)return{empty:!0};let i=$w(n,r,`${t}.date`,`${t}.fro\
m`),a=$w(n,o,`${t}.date`,`${t}.to`),s=[...i.fields,...a.fields.filter(({path:d})=>d!==`${t}.date`)];return s.length>0?{fields:s}:{window:{start:i.instant,end:a.
instant}}}function $w(e,t,n,r){let o=(s,d)=>({path:s,code:d}),i=[];if(e?Xe(e)||i.push(o(n,"NOT_A_DATE")):i.push(o(n,"REQUIRED")),t?Pi(t)||i.push(o(r,"NOT_A_TIME")):
i.push(o(r,"REQUIRED")),i.length>0)return{instant:"",fields:i};let a=es(e,t);return"problem"in a?{instant:"",fields:[o(r,"TIME_DOES_NOT_EXIST")]}:{instant:a.instant,
fields:i}}var Or=u(()=>{"use strict";fe()});function ql(e){let t=e.text("answer");if(t==="decline")return{kind:"decline"};if(t==="accept:later")return{kind:"accept"};if(t==="other-time")return Mx(e);if(!t.
startsWith("accept:"))return c("NO_ANSWER_CHOSEN",{fields:[Fc("answer","REQUIRED")]});let n=Dn(t.slice(7));return n?{kind:"accept",start:n}:c("SLOT_NOT_OFFERED",
{fields:[Fc("answer","UNKNOWN_VALUE")]})}function Mx(e){let t=Cn(e,"other");return"window"in t?{kind:"other-time",...t.window}:c("INVALID",{fields:"fields"in t?
t.fields:[Fc("other.date","REQUIRED")]})}function Fc(e,t){return{path:e,code:t}}var Lc=u(()=>{"use strict";k();Y();Or()});var Ww={};ge(Ww,{answer:()=>_x,pause:()=>$x});async function _x(e){let t=Cl(e);if(!t)return Ye(e);let n=await Is(e);if(n instanceof Response)return n;let r=await Ns(
()=>Dx(An(e),t,ql(n)));if("value"in r)return Ll(e,r.value);let o=dt("",n,r.failed.fields,Sr("other",{answer:M.question}));return Fl(e,t,r.failed,{view:o,trouble:r.
failed.trouble})}async function Dx(e,t,n){if(y(n))return n;let[r,o,i]=await Promise.all([ys(e,t,n),q(e),qt(e,e.by.id)]);if(y(r))return r;let{offer:a,request:s}=r,
d=i&&{offer:a,request:s,card:i,tenant:o};return d&&Ds(a,s,e.now)!=="agreed"?d:di(e,t)}async function $x(e){let t=Cl(e);if(!t)return Ye(e);let n=await Is(e);if(n instanceof
Response)return n;let r=An(e,n),o=await di(r,t);if(y(o))return Ye(e);if(o.offer.state!=="declined")return Ll(e,o);let i=he($(r.now),14),a=await Ns(()=>gr(r,r.by.
id,{until:i}));return"value"in a?e.redirect(`${Kr(e,"o")}?done=paused`,303):Fl(e,t,a.failed,{view:dt("",n,[],Yn),trouble:a.failed.trouble})}var jw=u(()=>{"use s\
trict";jr();Rm();Sl();Dr();Rs();k();Fe();fe();Il();Pa();Hn();Lc();Sa();Oa();Cc()});var qc={};ge(qc,{ofMeeting:()=>Wx,ofOffer:()=>jx});async function Wx(e){let t=(e.req.param("file")??"").replace(/\.ics$/,"");if(!/^[0-9A-Za-z._-]{1,100}$/.test(
t))return Ye(e);let n=An(e),[r,o]=await Promise.all([em(n,t),q(n)]);return y(r)?Ye(e):Kw(e,r,o)}async function jx(e){let{purpose:t,subject:n}=e.get("link");if(t!==
"offer"||!n)return Ye(e);let r=await di(An(e),n.sk.slice(6));return y(r)||!r.meeting?Ye(e):Kw(e,r.meeting,r.tenant)}function Kw(e,t,n){let r=n.areas.find(({code:i})=>i===
t.area)?.names.fi??"",o=Ou({uid:t.id,sequence:t.invite,method:t.state==="cancelled"?"CANCEL":"PUBLISH",window:t,title:Ko.calendarTitle,where:Wo(t,{area:r},{remote:Ko.
remoteTitle,phone:Ko.byPhoneTitle}),at:t.createdAt,language:"fi",organizer:{name:n.settings.senderName,email:`ei-vastausta@${new URL(e.get("settings").linkUrl).
hostname}`}});return e.body(o,200,{"content-type":"text/calendar; charset=utf-8","content-disposition":'attachment; filename="aika.ics"'})}var Mc=u(()=>{"use st\
rict";Ru();Eu();Ga();tm();Sl();k();Fe();Sa();Oa()});async function zw({store:e,by:t},n){if(t.id!==n&&!K(t))return c(t.role==="partner"?"LINK_UNKNOWN":"FORBIDDEN");let[r,o]=await Promise.all([e.get(R.card(e.org,n)),
e.get(R.diary(e.org,n))]);if(!r||!o||r.state==="exited")return c("LINK_UNKNOWN");let[i,a]=await Promise.all([Promise.all(o.bookings.map(({requestId:s,meetingId:d})=>e.
get(R.meeting(e.org,s,d)))),Promise.all(o.holds.map(({offerId:s})=>e.get(R.offer(e.org,L(s),s))))]);return{card:r,meetings:i.filter(s=>s!==void 0&&s.partnerId===
n).map(s=>s).toSorted((s,d)=>s.start<d.start?-1:1),offers:a.filter(s=>s!==void 0&&s.partnerId===n&&s.state==="sent")}}var Uw=u(()=>{"use strict";Ne();de();P();k()});var U,ci=u(()=>{"use strict";U={title:"Milloin sopii",intro:"Merkitse viikon ajat, jolloin yleens\xE4 ehdit. Jos j\xE4t\xE4t tyhj\xE4ksi, kysymme silti.",weekly:"\
Joka viikko",days:["maanantai","tiistai","keskiviikko","torstai","perjantai","lauantai","sunnuntai"],from:"Alkaen",to:"Asti",validFrom:"Voimassa alkaen",validTo:"\
Voimassa asti",extra:"N\xE4in\xE4 aikoina ehdin lis\xE4ksi",away:"N\xE4in\xE4 aikoina en p\xE4\xE4se",day:"Viikonp\xE4iv\xE4",row:e=>`Viikkoaika ${e}`,awayRow:e=>`\
Poissa ${e}`,extraRow:e=>`Lis\xE4aika ${e}`,firstDay:"Ensimm\xE4inen p\xE4iv\xE4",lastDay:"Viimeinen p\xE4iv\xE4",addRow:"Lis\xE4\xE4 rivi",remove:"Poista",change:"\
Muuta aikojasi",save:"Tallenna ajat",saved:"Ajat on tallennettu.",none:"Aikoja ei ole merkitty. Kysymme, kun sopivaa tulee.",problems:{BAD_DAY:"Valitse viikonp\xE4\
iv\xE4.",BAD_TIME:"Kirjoita kellonaika n\xE4in: 13.30.",EMPTY_WINDOW:"Alku ja loppu ovat samat. Tarkista kellonajat.",BAD_DATE:"Kirjoita p\xE4iv\xE4 n\xE4in: 25.11.2026.",
VALIDITY_REVERSED:"Loppup\xE4iv\xE4 on ennen alkup\xE4iv\xE4\xE4. Tarkista.",BAD_INSTANT:"Tarkista p\xE4iv\xE4 ja kellonaika.",END_BEFORE_START:"Loppu on ennen \
alkua. Tarkista kellonajat."}}});var Fn,fi=u(()=>{"use strict";Fn={card({card:e,contact:t}){let{firstName:n,organisation:r,introduction:o,state:i,roles:a,experience:s,languages:d,areas:m,modes:l,
gender:p}=e,{travelMinutes:f,capacity:v,earningsCap:W,urgentAtNight:V,contactBy:mn,speaks:We}=e,{name:ku,phone:QR,email:JR,payrollNumber:ZR}=t??{};return[{firstName:n,
organisation:r,introduction:o,state:i,roles:a,experience:s,languages:d,areas:m,modes:l,gender:p},{travelMinutes:f,capacity:v,earningsCap:W,urgentAtNight:V,contactBy:mn,
speaks:We},{name:ku,phone:QR,email:JR,payrollNumber:ZR}]},checks:({card:e})=>e.checks,conflicts:({card:e})=>e.conflicts,availability:({card:e})=>e.availability,
agreements:({agreements:e})=>e}});import{Fragment as Kx,jsx as _c,jsxs as zx}from"hono/jsx/jsx-runtime";function Aa({name:e,row:{was:t,mark:n}}){return zx(Kx,{children:[n&&_c("p",{class:"stored",
children:Tt.rows[n]}),t&&_c("input",{type:"hidden",name:`${e}.was`,value:t})]})}function Na({name:e,row:{view:t,was:n,mark:r},label:o}){return n?_c(Dt,{view:t,name:`${e}\
.remove`,label:o,initial:r==="gone"}):null}var Dc=u(()=>{"use strict";Oo();ht()});function Pe(e){return e.form.body!==""}var Qn=u(()=>{"use strict"});function Ia(e,{view:t,stored:n,shows:r=()=>!0,spare:o}){if(!Pe(t))return[...n.filter(r).map(e.keyOf),...Array(o).fill("")].map((s,d)=>({n:d,view:t,was:s,initial:e.
shown(s)}));let i=t.form.rows(e.list).map(a=>{let s=t.form.text(`${e.list}.${a}.was`);return{n:a,view:t,was:s,initial:e.shown(s)}});return t.stale?Ux(e,i,{view:{
...t,stale:!1},stored:n,shows:r}):i}function Ux(e,t,{view:n,stored:r,shows:o}){let i=r.map(p=>({row:p,key:e.keyOf(p)})),a=p=>{let f=i.findIndex(({key:v})=>p(v));
return f<0?void 0:i.splice(f,1)[0]},s=new Set(t.filter(({was:p})=>p&&a(f=>f===p))),d=t.flatMap(p=>{if(s.has(p))return[{...p,view:n}];let f=`${e.list}.${p.n}`;if(Object.
keys(p.initial).every(W=>!n.form.text(`${f}.${W}`)))return p.was?[]:[{...p,view:n}];let v=a(W=>Bw(n.form,f,e.shown(W)));return v?[{...p,view:n,was:v.key,initial:e.
shown(v.key)}]:p.was?n.form.has(`${f}.remove`)?[]:[Bw(n.form,f,p.initial)?{...p,view:mt(n.prefix),mark:"gone"}:{...p,view:n,mark:"changed"}]:[{...p,view:n}]}),m=Math.
max(-1,...t.map(({n:p})=>p))+1,l=i.filter(({row:p})=>o(p)).map(({key:p},f)=>({n:m+f,view:mt(n.prefix),was:p,initial:e.shown(p),mark:"theirs"}));return[...d,...l]}
function Bw(e,t,n){return Object.entries(n).every(([r,o])=>e.text(`${t}.${r}`)===o)}var $c=u(()=>{"use strict";Be();Qn()});function yi(e){let t=[],n=Wc(e,"weekly",i=>Bx(e,i,t)),r=Wc(e,"away",i=>Hx(e,i,t)),o=Wc(e,"extra",i=>Vx(e,i,t));return{raw:{weekly:n.list,extra:o.list,away:r.list},
rows:{weekly:n.rows,extra:o.rows,away:r.rows},fields:t}}function Wc(e,t,n){let r=[],o=[];for(let i of e.rows(t)){let a=`${t}.${i}`,s=e.has(`${a}.remove`)?void 0:
n(a);s!==void 0&&(r.push(s),o.push(i))}return{list:r,rows:o}}function Bx(e,t,n){let[r,o,i]=[e.text(`${t}.day`),e.text(`${t}.from`),e.text(`${t}.to`)];if(!r&&!o&&
!i)return;for(let[d,m]of Object.entries({day:r,from:o,to:i}))m||n.push({path:`${t}.${d}`,code:"REQUIRED"});let a=Qe(e,`${t}.validFrom`),s=Qe(e,`${t}.validTo`);return{
day:Number(r),from:o,to:i,...a&&{validFrom:a},...s&&{validTo:s}}}function Hx(e,t,n){let r=Qe(e,`${t}.from`),o=Qe(e,`${t}.to`)||r;if(!r&&!o||(Xe(r)||n.push({path:`${t}\
.from`,code:r?"NOT_A_DATE":"REQUIRED"}),Xe(o)||n.push({path:`${t}.to`,code:"NOT_A_DATE"}),!Xe(r)||!Xe(o)))return;let i=$s(e.text(`${t}.was`)),a=i&&jc(i);return i&&
a?.from===r&&a.to===o?i:{start:Tn(r),end:Tn(he(o,1))}}function Vx(e,t,n){let r=$s(e.text(`${t}.was`)),o=r&&Kc(r);if(o?.date===Qe(e,`${t}.date`)&&o.from===e.text(
`${t}.from`)&&o.to===e.text(`${t}.to`))return r;let i=Cn(e,t);return"fields"in i&&n.push(...i.fields),"window"in i?i.window:void 0}function $s(e){let[t,n]=e.split(
"/");return t&&n&&[t,n].every(r=>Dn(r)===r)?{start:t,end:n}:void 0}function jc({start:e,end:t}){return{from:$(e),to:$(b(t,-1))}}function Kc({start:e,end:t}){return{
date:$(e),from:xn(e),to:xn(t)}}var Ml,Ws=u(()=>{"use strict";Lr();Y();fe();vo();Or();Ml=65536+200*(lr.weekly+lr.extra+lr.away)});var Hw,Vw,Gw,Yw,Qw=u(()=>{"use strict";Ws();Hw={list:"weekly",keyOf:({day:e,from:t,to:n,validFrom:r="",validTo:o=""})=>[e,t,n,r,o].join("/"),shown(e){let[t="",n="",
r="",o="",i=""]=e.split("/");return{day:t,from:n,to:r,validFrom:o,validTo:i}}},Vw=({start:e,end:t})=>`${e}/${t}`,Gw={list:"away",keyOf:Vw,shown(e){let t=$s(e);return t?
jc(t):{from:"",to:""}}},Yw={list:"extra",keyOf:Vw,shown(e){let t=$s(e);return t?Kc(t):{date:"",from:"",to:""}}}});import{Fragment as Jw,jsx as Ie,jsxs as gi}from"hono/jsx/jsx-runtime";function _l({view:e,availability:t,now:n,dated:r=!1}){let o=({end:i})=>i>n;return gi(Jw,{children:[
Ie("p",{children:U.intro}),Ie("h3",{children:U.weekly}),Ia(Hw,{view:e,stored:t.weekly,spare:zc.weekly}).map(i=>Ie(Yx,{row:i,dated:r})),Ie("h3",{children:U.away}),
Ia(Gw,{view:e,stored:t.away,shows:o,spare:zc.away}).map(i=>Ie(Qx,{row:i})),Ie("h3",{children:U.extra}),Ia(Yw,{view:e,stored:t.extra,shows:o,spare:zc.extra}).map(
i=>Ie(Jx,{row:i}))]})}function Yx({row:e,dated:t}){let{view:n,n:r,initial:o}=e,i=`weekly.${r}`;return gi("fieldset",{class:"box",children:[Ie("legend",{children:U.
row(r+1)}),Ie(Aa,{name:i,row:e}),gi("div",{class:"row",children:[Ie(ae,{view:n,name:`${i}.day`,label:U.day,options:Gx,empty:g.pick,initial:o.day}),Ie(Ms,{view:n,
name:`${i}.from`,label:U.from,empty:g.pick,initial:o.from,half:!0}),Ie(Ms,{view:n,name:`${i}.to`,label:U.to,empty:g.pick,initial:o.to,half:!0})]}),t?gi("div",{class:"\
row",children:[Ie(j,{view:n,name:`${i}.validFrom`,type:"date",label:U.validFrom,initial:o.validFrom}),Ie(j,{view:n,name:`${i}.validTo`,type:"date",label:U.validTo,
initial:o.validTo})]}):["validFrom","validTo"].map(a=>Ie("input",{type:"hidden",name:`${i}.${a}`,value:Rr({view:n,name:`${i}.${a}`,initial:o[a]})})),Ie(Na,{name:i,
row:e,label:U.remove})]})}function Qx({row:e}){let{view:t,n,initial:r}=e,o=`away.${n}`;return gi("fieldset",{class:"box",children:[Ie("legend",{children:U.awayRow(
n+1)}),Ie(Aa,{name:o,row:e}),gi("div",{class:"row",children:[Ie(j,{view:t,name:`${o}.from`,type:"date",label:U.firstDay,initial:r.from}),Ie(j,{view:t,name:`${o}\
.to`,type:"date",label:U.lastDay,initial:r.to})]}),Ie(Na,{name:o,row:e,label:U.remove})]})}function Jx({row:e}){let{view:t,n,initial:r}=e,o=`extra.${n}`;return gi(
Jw,{children:[Ie(Aa,{name:o,row:e}),Ie(In,{view:t,name:o,legend:U.extraRow(n+1),words:Gn,initial:r}),Ie(Na,{name:o,row:e,label:U.remove})]})}var zc,Gx,Uc=u(()=>{
"use strict";ci();J();ht();qs();an();li();Oe();Ur();Dc();$c();Qw();zc={weekly:3,extra:1,away:2};Gx=U.days.map((e,t)=>({value:String(t+1),text:zr(e)}))});function Bc(e){let t=JSON.parse(JSON.stringify(e??null));return al(t).slice(0,22)}async function Ca(e,t,{read:n,part:r,version:o,save:i}){for(let a=1;a<=Zx;a++){
let s=await n();if(y(s))return s;if(Bc(r(s))!==t.text("seen"))return await Xx(e)?i():c("STALE_VERSION");let d=await i(o(s));if(!y(d)||d.refused!=="STALE_VERSION")
return d}return c("BUSY")}async function Xx({idempotency:e,store:t}){let n=e&&await t.receipt(e.key);return n!==void 0&&n.fingerprint===e?.fingerprint}var Zx,js=u(
()=>{"use strict";k();Ts();Zx=4});import{jsx as eT}from"hono/jsx/jsx-runtime";function Fa({view:e,part:t}){return eT("input",{type:"hidden",name:"seen",value:Pe(e)&&!e.stale?e.form.text("seen"):
Bc(t)})}var Dl=u(()=>{"use strict";js();Qn()});import{jsx as _e,jsxs as Ks}from"hono/jsx/jsx-runtime";function Zw(e){let{meeting:t,area:n,home:r,now:o}=e,i=t.state==="scheduled"&&t.start>o;return Ks("li",{class:"\
card",id:t.id,children:[_e("h3",{children:_e("time",{datetime:t.start,children:I.full(t)})}),_e("p",{children:[oe.mode[t.mode],t.mode==="in-person"&&n].filter(Boolean).
join(", ")}),t.mode==="in-person"&&_e("p",{children:_e("bdi",{children:t.place?Q.place(t.place):Q.noPlaceYet})}),_e("p",{children:_e("a",{href:`${r}/${t.id}.ics`,
children:Q.calendar})}),t.proposal&&_e(tT,{...e}),i&&_e(nT,{...e}),i&&_e(rT,{...e}),_e(oT,{...e})]})}function tT({meeting:e,home:t,nonce:n,sent:r}){let{move:o}=Q,
{proposal:i}=e;if(!i)return null;if(i.by==="partner")return _e("p",{children:o.waiting(I.full(i))});let a=me(`move-answer-${e.id}`,r?.view),s=[{value:"yes",text:o.
yes},{value:"no",text:o.no}];return Ks(F,{action:`${t}/meetings/${e.id}/move-answer`,nonce:n,children:[_e(Pt,{view:a,name:"agree",legend:o.asked(I.full(i)),options:s}),
_e(A,{children:o.submit})]})}function nT({meeting:e,home:t,nonce:n,sent:r}){let o=me(`move-${e.id}`,r?.view),i={date:$(e.start),from:xn(e.start),to:xn(e.end)};return _e(
Te,{title:Q.move.propose,open:Pe(o),children:Ks(F,{action:`${t}/meetings/${e.id}/move`,nonce:n,children:[_e(In,{view:o,name:"move",legend:Q.move.propose,words:Gn,
initial:i}),_e(A,{children:Q.move.propose})]})})}function rT({meeting:e,home:t,nonce:n}){return Ks(Te,{title:Q.cancel.action,children:[_e("p",{children:Q.cancel.
hint}),_e(F,{action:`${t}/meetings/${e.id}/cancel`,nonce:n,children:_e(A,{kind:"grave",children:Q.cancel.submit})})]})}function oT({meeting:e,home:t,nonce:n}){return Ks(
Te,{title:Q.leave.action,children:[_e("p",{children:Q.leave.hint}),_e(F,{action:`${t}/requests/${e.requestId}/leave`,nonce:n,children:_e(A,{kind:"grave",children:Q.
leave.submit})})]})}var Xw=u(()=>{"use strict";wn();si();fe();xt();ht();li();Be();Oe();Ur();Qn()});import{Fragment as tk,jsx as ke,jsxs as Hr}from"hono/jsx/jsx-runtime";function ek(e){let{own:t,tenant:n,sent:r,done:o}=e;return Hr(tk,{children:[ke(yt,{view:r?.
view,trouble:r?.trouble}),ke(gt,{text:o}),ke("p",{children:Q.hello(t.card.firstName)}),ke(iT,{...e}),Hr("section",{"aria-labelledby":"meetings",children:[ke("h2",
{id:"meetings",children:Q.meetings}),t.meetings.length===0&&ke("p",{children:Q.noMeetings}),ke("ul",{class:"cards",children:t.meetings.map(i=>ke(Zw,{meeting:i,area:wt(
n,i.area),...e}))})]}),ke(aT,{...e}),ke(sT,{...e})]})}function iT({own:{offers:e}}){return e.length===0?null:Hr("section",{"aria-labelledby":"questions",children:[
ke("h2",{id:"questions",children:Q.questions}),ke("ul",{children:e.map(({slots:t,answerBy:n})=>ke("li",{children:[...t.map(r=>I.full(r)),Q.answerBy(I.fullDeadline(
n))].join("; ")}))}),ke("p",{children:Q.answerHint})]})}function aT({own:{card:e},home:t,nonce:n,now:r,sent:o}){let i=me("availability",o?.view);return Hr("sect\
ion",{"aria-labelledby":"availability",children:[ke("h2",{id:"availability",children:U.title}),ke(Te,{title:U.change,open:Pe(i),children:Hr(F,{action:`${t}/avai\
lability`,nonce:n,children:[ke(Fa,{view:i,part:Fn.availability({card:e})}),ke(_l,{view:i,availability:e.availability,now:r}),ke(A,{children:U.save})]})})]})}function sT({
own:{card:e},home:t,nonce:n,sent:r}){let{pause:o}=Q,i=me("pause",r?.view),a=[{value:"two-weeks",text:o.twoWeeks},{value:"until",text:o.until},{value:"open",text:o.
open}];return e.state!=="active"&&e.state!=="paused"?null:Hr("section",{"aria-labelledby":"pause",children:[ke("h2",{id:"pause",children:o.title}),e.state==="pa\
used"?Hr(tk,{children:[ke("p",{children:e.pausedUntil?o.on(I.fullDeadline(e.pausedUntil)):o.onOpen}),ke(F,{action:`${t}/resume`,nonce:n,children:ke(A,{children:o.
end})})]}):Hr(Te,{title:o.start,open:Pe(i),children:[ke("p",{children:o.intro}),ke("p",{children:o.keepMeetings}),Hr(F,{action:`${t}/pause`,nonce:n,children:[ke(
Pt,{view:i,name:"how",legend:o.howLong,options:a}),ke(j,{view:i,name:"until",type:"date",label:o.until}),ke(A,{kind:"second",children:o.start})]})]})]})}var nk=u(
()=>{"use strict";ci();si();fi();xt();ht();an();Be();Oe();Uc();kn();Dl();Qn();Xw()});function La(e,{refused:t,trouble:n}){return t==="STALE_VERSION"?{view:{...e,stale:!0},trouble:Tt.trouble}:{view:e,trouble:n}}var $l=u(()=>{"use strict";Oo()});var rk,ok=u(()=>{"use strict";ci();si();rk={agreed:Q.move.agreed,"move-declined":Q.move.declined,proposed:Q.move.proposed,cancelled:Q.cancel.done,left:Q.leave.done,
availability:U.saved,paused:Q.pause.started,resumed:Q.pause.ended}});function Wl(e,t){return n=>{if(n==="weekly"||n==="extra"||n==="away")return{name:`${n}.${e[n].at(-1)??0}.${lT[n]}`,label:Tt.tooMany(mT[n],lr[n])};let r=/^(weekly|extra|away)\.(\d+)(?:\.(\w+))?$/.
exec(n);if(!r)return;let[,o,i="0",a="day"]=r,s=t.some(l=>l.path===n)?Number(i):e[o][Number(i)]??Number(i),d={weekly:U.row,extra:U.extraRow,away:U.awayRow}[o](s+
1);return{name:`${o}.${s}.${a==="start"?"from":a==="end"?"to":a}`,label:`${d}, ${dT[a]??""}`}}}var dT,mT,lT,Hc=u(()=>{"use strict";ci();J();Oo();Lr();dT={day:U.
day,from:U.from,to:U.to,date:g.date,validFrom:U.validFrom,validTo:U.validTo,start:U.from,end:U.to},mT={weekly:U.weekly,extra:U.extra,away:U.away},lT={weekly:"da\
y",extra:"date",away:"from"}});async function jl(e,t,n){let{raw:r,fields:o}=yi(n);return o.length>0?c("INVALID",{fields:o}):Ca(e,n,{read:async()=>await qt(e,t)??c("NOT_FOUND"),part:i=>Fn.availability(
{card:i}),version:({version:i})=>i,save:i=>Lm(e,t,r,i)})}var Vc=u(()=>{"use strict";Dr();Lp();k();Ws();fi();js()});var Gc={};ge(Gc,{OWN:()=>uT,actionOn:()=>pT});function pT(e,t,n){let r=e==="meetings"?cT(t):e==="requests"?fT(t):{};return Object.hasOwn(r,n)?r[n]:void 0}function cT(e){
return{"move-answer":{prefix:`move-answer-${e}`,async run(t,n,r){let o=r.text("agree");return o!=="yes"&&o!=="no"?c("INVALID",{fields:[{path:"agree",code:"REQUI\
RED"}]}):Xi(t,n,{agree:o==="yes"})},done:t=>t.text("agree")==="yes"?"agreed":"move-declined",places:()=>Rn({agree:Q.answer})},move:{prefix:`move-${e}`,async run(t,n,r){
let o=Cn(r,"move");return"window"in o?Zi(t,n,o.window):c("INVALID",{fields:"fields"in o?o.fields:[{path:"move.date",code:"REQUIRED"}]})},done:()=>"proposed",places:()=>Sr(
"move")},cancel:{prefix:`cancel-${e}`,run:(t,n)=>ta(t,n),done:()=>"cancelled",places:()=>Yn}}}function fT(e){return{leave:{prefix:`leave-${e}`,run:(t,n)=>ma(t,n,
{}),done:()=>"left",places:()=>Yn}}}var uT,Yc=u(()=>{"use strict";si();am();mm();ps();Rs();Km();k();fe();Hc();Pa();Ws();Vc();Or();uT={availability:{prefix:"avai\
lability",run:jl,done:()=>"availability",places(e){let{rows:t,fields:n}=yi(e);return Wl(t,n)},limit:Ml},pause:{prefix:"pause",async run(e,t,n){let r=n.text("how");
if(r==="open")return gr(e,t,{});if(r==="two-weeks")return gr(e,t,{until:he($(e.now),14)});let o=Qe(n,"until");return r!=="until"?c("INVALID",{fields:[{path:"how",
code:"REQUIRED"}]}):o?gr(e,t,{until:o}):c("INVALID",{fields:[{path:"until",code:"REQUIRED"}]})},done:()=>"paused",places:()=>Rn({how:Q.pause.howLong,until:Q.pause.
until})},resume:{prefix:"resume",run:(e,t)=>aa(e,t),done:()=>"resumed",places:()=>Yn}}});var dk={};ge(dk,{act:()=>hT,actOn:()=>wT,page:()=>gT});import{jsx as kT}from"hono/jsx/jsx-runtime";async function gT(e){return await ak(e)??sk(e)}async function hT(e){
let t=e.req.param("action")??"",{OWN:n}=await Promise.resolve().then(()=>(Yc(),Gc)),r=Object.hasOwn(n,t)?n[t]:void 0;return r?ik(e,r,e.get("link").partnerId):Ye(
e)}async function wT(e){let t=Ow(e),{actionOn:n}=await Promise.resolve().then(()=>(Yc(),Gc)),r=t&&n(e.req.param("noun")??"",t,e.req.param("action")??"");return r?
ik(e,r,t):Ye(e)}async function ik(e,t,n){let r=await ak(e);if(r)return r;let o=await Is(e,t.limit);if(o instanceof Response)return o;let i=await Ns(()=>t.run(An(
e,o),n,o));return"value"in i?e.redirect(`${Kr(e)}?done=${t.done(o)}`,303):sk(e,i.failed,La(dt(t.prefix,o,i.failed.fields,t.places(o)),i.failed))}async function ak(e){
let{org:t,subject:n,purpose:r}=e.get("link");if(!n||r==="own")return;let o=await e.get("ports").stores.open(t).get(n);if(!o)return Ye(e);if(o.kind==="offer")return o.
state==="accepted"?void 0:e.redirect(Kr(e,"o"),303);let i=o.closedAt&&b(o.closedAt,yT*24*60);return i&&i<e.get("ports").clock.now()?Ye(e):void 0}async function sk(e,t,n){
let r=An(e),[o,i]=await Promise.all([zw(r,e.get("link").partnerId),q(r)]);if(y(o))return Ye(e);let a=i.settings.coordinatorPhone;return t?.status===404?Vn(e,404,
{title:M.ended.unknown.title,text:t.trouble.todo,phone:a}):bl(e,{title:Q.title,phone:a,status:t?.status,problem:t!==void 0},kT(ek,{own:o,tenant:i,home:Kr(e),nonce:e.
get("nonce"),now:r.now,sent:n,done:rk[e.req.query("done")??""]}))}var yT,mk=u(()=>{"use strict";si();jr();Uw();k();Fe();Y();nk();Hn();$l();Sa();Oa();ok();yT=30});var Po,nf=u(()=>{"use strict";Po={title:"Kirjaudu sis\xE4\xE4n",intro:"Kirjaudu, niin n\xE4et omat pyynt\xF6si.",submit:"Kirjaudu sis\xE4\xE4n",ended:"Istuntosi\
 p\xE4\xE4ttyi. Kirjaudu uudestaan, niin p\xE4\xE4set jatkamaan.",needed:"Kirjaudu sis\xE4\xE4n jatkaaksesi.",signedOut:"Olet kirjautunut ulos.",failed:"Kirjaut\
uminen ei onnistunut. Yrit\xE4 uudestaan."}});function Ao(e){let t=e.get("session");if(!t)throw new Error("a page that needs a session was reached without one");return t}function dn(e){return Ao(e).role!=="\
worker"}function De(e){return Ot(e.get("ports"),Ao(e).org,Za(Ao(e)))}function ut(e,t,n){let r=Ao(e),o=t.text("nonce"),i={...Za(r),...n&&{onBehalfOf:n}},a=o?{key:ga(
r.staffId,"post",e.req.path,o),fingerprint:Lt(t.body)}:void 0;return Ot(e.get("ports"),r.org,i,a)}function kt(e,t="id"){return Gk(e.req.param(t))}function Da(e,t){
return Gk(e.text(t))}function Gk(e){return e!==void 0&&RP.test(e)?e:void 0}var RP,Jn=u(()=>{"use strict";Wr();Xr();Ts();Si();RP=/^[0-9A-Za-z._-]{1,100}$/});import{jsx as Xk}from"hono/jsx/jsx-runtime";async function tt(e,{status:t=200,...n},r){let o=await Jk(e);return Yk(e,Xk(ka,{...o,...n,children:r}),t)}async function bn(e,t,{
title:n,text:r,errorId:o,children:i}){let a=t>=500?{}:await Jk(e);return Yk(e,Xk(kl,{home:"/",...a,title:n,text:r,errorId:o,children:i}),t)}function Ee(e){return bn(
e,404,Re.notFound)}function xr(e,t){if(t.refused==="NOT_FOUND")return Ee(e);let{title:n,todo:r}=Xa[t.refused];return bn(e,to[t.refused],{title:n,text:r})}function Yk(e,t,n){
return e.html(`<!DOCTYPE html>${t.toString()}`,n)}function Qk(e){let t=Zk(e);t.catch(()=>{}),e.set("frame",t)}function Jk(e){return e.get("frame")??Zk(e)}async function Zk(e){
let t=e.get("session");if(!t)return{home:"/"};let n=De(e),[{findStaff:r},{getTenant:o}]=await Promise.all([Promise.resolve().then(()=>(Kn(),Pg)),Promise.resolve().then(()=>(Fe(),dy))]),
[i,a]=await Promise.all([r(n,t.staffId),o(n)]);return{home:"/",nav:bP(t.role),person:{name:g.signedInAs(i?.name??"",g.roles[t.role]),nonce:e.get("nonce")},phone:a.
settings.coordinatorPhone}}function bP(e){let{nav:t}=g,n=[{href:"/requests",text:t.requests},{href:"/requests/new",text:t.newRequest},{href:"/meetings",text:t.meetings}],
r=[{href:"/queue",text:t.queue},...n.map(o=>o.href==="/requests"?{...o,text:t.allRequests}:o),{href:"/partners",text:t.partners},{href:"/agreements",text:t.agreements}];
return e==="worker"?n:r}var Sn=u(()=>{"use strict";J();ld();vr();Ac();Ra();Ja();Jn()});var S,Zn=u(()=>{"use strict";Zr();S={title:e=>`Pyynt\xF6 ${e}`,summary:"Pyynn\xF6n tiedot",sent:"Pyynt\xF6 on l\xE4hetetty. Kysymme nyt sopivilta.",now:"Tilanne\
 nyt",next:"Seuraava askel",owner:"Kenen vuoro",clock:"Viimeist\xE4\xE4n",reason:"Miksi",yourTurn:"Nyt on sinun vuorosi.",reference:"Viite",times:"Toivotut ajat",
noTimes:"Aika sovitaan yhdess\xE4",needBy:"Mihin menness\xE4",worker:"Ty\xF6ntekij\xE4",asked:e=>e===0?"Kenelt\xE4k\xE4\xE4n ei ole viel\xE4 kysytty.":e===1?"Ky\
sytty yhdelt\xE4.":`Kysytty ${e} kumppanilta.`,offers:"Kyselyt",noOffers:"Kyselyit\xE4 ei ole viel\xE4 l\xE4hetetty.",answerBy:e=>`Vastaus viimeist\xE4\xE4n ${e}`,
partnerHidden:"Kumppani (nimi n\xE4kyy, kun h\xE4n p\xE4\xE4see)",decision:{title:"Vahvista kumppani",canCome:e=>`${e} voi l\xE4hte\xE4 mukaan.`,todo:e=>`Kysy v\
anhemmalta, sopiiko ${e}, ja vahvista vasta sitten.`,todoNoParent:"Vahvista, niin kerromme kumppanille.",about:e=>`${e} kertoo itsest\xE4\xE4n`,at:"Aika",whenSuits:"\
Aika sovitaan, kun olet vahvistanut.",otherTime:(e,t)=>`${e} ehdottaa toista aikaa: ${t}.`,otherTimeTodo:"Jos aika sopii vanhemmalle, vahvista. Muuten kysymme m\
uilta.",confirm:"Vahvista",afterConsent:"Voit vahvistaa, kun suostumus on merkitty.",confirmName:e=>`Vahvista: ${e}`,refuse:"Ei t\xE4ll\xE4 kertaa",refuseHint:"\
Etsimme heti seuraavan. Kumppanille emme kerro syyt\xE4.",reason:"Syy koordinaattorille",by:e=>`Vahvista viimeist\xE4\xE4n ${e}.`,choose:"Kenet vahvistat?",confirmed:"\
Vahvistettu. Kumppani saa viestin ja kalenterikutsun.",refused:"Kiitos. Etsimme seuraavan."},nobody:{title:"Kukaan ei ehtinyt n\xE4ihin aikoihin.",todo:"Ehdota \
toista aikaa tai et\xE4yhteytt\xE4 \u2013 tai koordinaattori soittaa.",callBy:e=>`Ehdota toista aikaa tai et\xE4yhteytt\xE4 \u2013 tai koordinaattori soittaa ${e}\
 menness\xE4.`,otherTime:"Ehdota toista aikaa",remote:"Vaihda et\xE4yhteyteen",openPlace:"Avoin kohtaamispaikka",openPlaceHint:e=>`Sinne voi tulla ilman ajanvar\
austa: ${e}.`,call:"Soita koordinaattorille",callPhone:e=>`Koordinaattori vastaa numerossa ${e}.`,submit:"Kysy uudestaan",why:"Miksi kukaan ei sopinut",whyCount:(e,t)=>`${e}\
: ${Je(t,"kumppani","kumppania")}`},consent:{title:"Suostumus",given:e=>`Vanhempi on suostunut ${e}.`,pending:"Vanhemman suostumus puuttuu viel\xE4.",todo:"Merk\
itse suostumus, kun olet kysynyt vanhemmalta. Vahvistat vasta sen j\xE4lkeen.",on:"Suostunut",record:"Merkitse suostumus",withdraw:"Vanhempi perui suostumuksen",
withdrawHint:"Sovitut ajat perutaan ja kumppanille kerrotaan heti.",recorded:"Suostumus on merkitty.",withdrawn:"Suostumus on peruttu."},change:{title:"Muuta py\
ynt\xF6\xE4",cancel:"Peru pyynt\xF6",cancelHint:"Kyselyt ja sovitut ajat perutaan. Kerromme kaikille heti.",cancelAs:"Miksi?",withdrawn:"Vanhempi ei halua nyt t\
ukea",irrelevant:"Ei ole en\xE4\xE4 ajankohtainen",onBehalf:"Ty\xF6ntekij\xE4 pyysi t\xE4t\xE4 puhelimessa",cancelled:"Pyynt\xF6 on peruttu. Kerroimme kaikille.",
close:"Merkitse p\xE4\xE4ttyneeksi",closeHint:"Kun tukea ei en\xE4\xE4 tarvita. Tulevat ajat perutaan.",closeAs:"Miten p\xE4\xE4ttyi?",closed:"Pyynt\xF6 on merkitt\
y p\xE4\xE4ttyneeksi.",handOver:"Siirr\xE4 ty\xF6toverille",handOverTo:"Kenelle?",handedOver:"Pyynt\xF6 on siirretty.",phase:"Vaihe muuttui",phaseHint:"Kumppani\
 pysyy samana, jos h\xE4n sopii uuteen vaiheeseen.",phaseReason:"Syy, jos muutos on tavallisesta poikkeava",phaseChanged:"Vaihe on muutettu.",partnerLeaves:e=>`${e}\
 j\xE4\xE4 pois`,partnerLeavesHint:"Kun kumppani kertoo, ettei voi jatkaa. Syyt\xE4 ei kirjata. Tulevat ajat siirtyv\xE4t muille.",partnerLeft:"Merkitty. Etsimm\
e toisen kumppanin.",times:"Muuta aikoja",timesChanged:"Ajat on muutettu. Kysymme uudestaan."}}});var vt,Ql=u(()=>{"use strict";vt={title:"Omat pyynn\xF6t",intro:"T\xE4ss\xE4 ovat pyynt\xF6si ja se, kenen vuoro on.",empty:"Sinulla ei ole viel\xE4 pyynt\xF6j\xE4.",
emptyAll:"Pyynt\xF6j\xE4 ei ole juuri nyt.",emptyTodo:"Tee ensimm\xE4inen, se vie noin minuutin.",make:"Tee uusi pyynt\xF6",live:"K\xE4ynniss\xE4",closed:"P\xE4\xE4tt\
yneet",showClosed:"N\xE4yt\xE4 p\xE4\xE4ttyneet",yourTurn:"Sinun vuorosi",columns:{reference:"Viite",area:"Kunta",state:"Tilanne",next:"Seuraava askel",clock:"V\
iimeist\xE4\xE4n",created:"Tehty"},caption:"Pyynn\xF6t, uusin ensin"}});var N,Jt=u(()=>{"use strict";N={kind:{request:"Pyynt\xF6",offer:"Kysely",meeting:"Aika",notice:"Viesti",card:"Kumppani",diary:"Kalenteri",tenant:"Asetukset"},request:{
open:"Etsit\xE4\xE4n",offered:"Kysytty",accepted:"Joku p\xE4\xE4see",confirmed:"Vahvistettu",closed:"P\xE4\xE4ttynyt"},requestWaitsFor:{ranking:"Etsimme sopivia\
 kumppaneita.",answer:"Odotamme vastausta kyselyyn.",consent:"Odotamme vanhemman suostumusta.",decision:"Odotamme, ett\xE4 vahvistat.",coordinator:"Koordinaatto\
ri etsii ratkaisua.","first-meeting":"Sovi ensimm\xE4inen aika.",meetings:"Tuki on k\xE4ynniss\xE4.","late-choice":"Valitse, mit\xE4 peruuntuneelle ajalle tehd\xE4\xE4n.",
nothing:"Ei odota mit\xE4\xE4n."},workersTurn:{consent:"Ty\xF6ntekij\xE4 kysyy vanhemman suostumusta.",decision:"Ty\xF6ntekij\xE4 vahvistaa kumppanin.","first-m\
eeting":"Ty\xF6ntekij\xE4 sopii ensimm\xE4isen ajan.","late-choice":"Ty\xF6ntekij\xE4 valitsee, mit\xE4 peruuntuneelle ajalle tehd\xE4\xE4n.",arrange:"Ty\xF6ntekij\
\xE4 sopii uuden ajan.",outcome:"Ty\xF6ntekij\xE4 merkitsee, toteutuiko aika."},coordinatorsTurn:{coordinator:"Kysy kumppania itse, tai sovi ty\xF6ntekij\xE4n kanssa,\
 mit\xE4 tehd\xE4\xE4n.",decision:"Vahvista kumppani, tai kysy asiaa ty\xF6ntekij\xE4lt\xE4."},offer:{sent:"Kysytty",accepted:"P\xE4\xE4see",declined:"Ei p\xE4\xE4se \
t\xE4ll\xE4 kertaa",expired:"Vastausaika p\xE4\xE4ttyi",withdrawn:"Kysely peruttiin",released:"Vapautettu"},offerWaitsFor:{answer:"Odottaa vastausta","worker-re\
ply":"Ehdotti toista aikaa, odottaa ty\xF6ntekij\xE4\xE4",tidying:"Vapautetaan sovitut ajat",nothing:"Ei odota mit\xE4\xE4n"},offerEndedFor:{taken:"Toinen ehti \
ensin.",cancelled:"Pyynt\xF6 peruttiin.",refused:"Ty\xF6ntekij\xE4 ei vahvistanut.","partner-away":"Kumppani on tauolla.","partner-withdrew":"Kumppani j\xE4i pois.",
"time-passed":"Aika ehti menn\xE4.","phase-changed":"Tilanne muuttui."},meeting:{scheduled:"Sovittu",held:"Toteutui",cancelled:"Peruttu","no-show":"Ei toteutunu\
t"},meetingWaitsFor:{start:"Odottaa ajankohtaa.","move-answer":"Odottaa, sopiiko uusi aika.",arrange:"Sopikaa uusi aika.",partner:"Etsimme toista kumppania t\xE4h\xE4\
n aikaan.","late-choice":"Valitse, mit\xE4 ajalle tehd\xE4\xE4n.",outcome:"Merkitse, toteutuiko aika.",tidying:"Kerromme peruuntumisesta.",nothing:"Ei odota mit\
\xE4\xE4n."},notice:{waiting:"L\xE4htee ajallaan",claimed:"L\xE4hd\xF6ss\xE4",sent:"L\xE4hetetty",unknown:"Ei tiedet\xE4, l\xE4htik\xF6",suppressed:"Ei en\xE4\xE4 tar\
peen",failed:"Ei mennyt perille"},noticeWaitsFor:{sending:"Odottaa l\xE4ht\xF6aikaa.",marking:"L\xE4hetys on kesken.",person:"Soita, tai l\xE4het\xE4 uudestaan.",
nothing:"Ei odota mit\xE4\xE4n."},noticeSuppressedFor:{cancelled:"Asia peruttiin.",moved:"Aika siirtyi.",answered:"Vastaus tuli jo.","too-late":"Aika oli jo men\
nyt.","no-address":"Puhelinnumero tai s\xE4hk\xF6posti puuttuu.",handled:"Hoidettu muuten.",replaced:"Uudempi viesti korvasi t\xE4m\xE4n."},partner:{applied:"Ha\
kenut",interview:"Haastattelussa","in-training":"Koulutuksessa",trained:"Koulutettu",active:"Mukana",paused:"Tauolla",exited:"Lopettanut"},cardWaitsFor:{rematch:"\
Tarkistamme avoimet pyynn\xF6t.","hand-back":"Siirr\xE4mme sovitut ajat toisille.","pause-end":"Odottaa tauon loppua.",nothing:"Ei odota mit\xE4\xE4n."},kept:{kept:"\
K\xE4yt\xF6ss\xE4"},keptWaitsFor:{rematch:"Tarkistamme avoimet pyynn\xF6t.",nothing:"Ei odota mit\xE4\xE4n."},owner:{system:"Rinnalla hoitaa",worker:"Ty\xF6ntekij\xE4",
coordinator:"Koordinaattori",partner:"Kumppani",nobody:"Ei kenenk\xE4\xE4n"}}});function Jl(e,t,n){let r=t.split("+").filter(o=>Object.hasOwn(e,o)).map(o=>e[o]);return r.length>0?[...new Set(r)].join(" "):n}var rf=u(()=>{"use strict"});var B,Xn=u(()=>{"use strict";Zr();B={title:"Avoimet pyynn\xF6t",intro:"Kaikki, mik\xE4 odottaa jotakuta. Kiireisin on ensin.",empty:"Kaikki on hoidossa. Mik\xE4\xE4n \
ei odota sinua nyt.",caption:"Avoimet asiat, kiireisin ensin",count:e=>Je(e,"avoin asia","avointa asiaa"),countHere:e=>`${Je(e,"avoin asia","avointa asiaa")} t\xE4\
ll\xE4 sivulla`,emptyFiltered:"T\xE4ll\xE4 rajauksella ei ole avoimia asioita.",emptySoFar:"T\xE4ll\xE4 sivulla ei ole mit\xE4\xE4n. Katso loputkin.",emptyRest:"\
T\xE4ll\xE4 sivulla ei ole en\xE4\xE4 mit\xE4\xE4n.",showAll:"N\xE4yt\xE4 kaikki avoimet asiat",columns:{clock:"Viimeist\xE4\xE4n",what:"Mik\xE4",state:"Tilanne",
waitsFor:"Mit\xE4 odottaa",owner:"Kenen vuoro",reason:"Miksi",area:"Kunta",urgency:"Kiire",todo:"Tee"},filterArea:"Kunta",filterState:"Tilanne",allAreas:"Kaikki\
 kunnat",allStates:"Kaikki tilanteet",onlyMine:"Vain minun vuoroni",late:"Aika on mennyt",dueIn:e=>`${e} j\xE4ljell\xE4`,overdue:e=>`${e} yli`,nudged:e=>Je(e,"m\
uistutusviesti","muistutusviesti\xE4"),nobody:"Kukaan ei ehtinyt. Miksi:",ruleCount:(e,t)=>`${e} (${t})`,asked:e=>e===1?"Kysytty yhdelt\xE4":`Kysytty ${e} kumpp\
anilta`,openRequest:"Avaa pyynt\xF6",toCandidates:"Katso kumppanit ja kysy itse",recordCall:"Kirjaa puhelu",newForCaller:"Tee pyynt\xF6 soittajan puolesta",messages:"\
Viestit",stuck:{tag:"Ei etene",since:"Pys\xE4htynyt",todo:{request:"Pyynt\xF6 ei etene itsest\xE4\xE4n. Yrit\xE4 uudestaan tai kysy kumppania itse. Jos tukea ei en\xE4\xE4 tarvit\
a, merkitse pyynt\xF6 p\xE4\xE4ttyneeksi sen omalla sivulla.",offer:"Kysely ei etene. Yrit\xE4 uudestaan. Jos se ei auta, peru kysely. Kerromme siit\xE4 kumppanille.",
meeting:"T\xE4m\xE4n ajan viestit ja tiedot voivat olla vanhoja. Yrit\xE4 uudestaan, ja soita tarvittaessa molemmille.",card:"Kumppanin tiedot muuttuivat, mutta\
 avoimia pyynt\xF6j\xE4 ei ole viel\xE4 tarkistettu. Yrit\xE4 uudestaan.",diary:"Kumppanilta vapautui aikaa, mutta avoimia pyynt\xF6j\xE4 ei ole viel\xE4 tarkistettu. Yr\
it\xE4 uudestaan.",tenant:"Tiedot muuttuivat, mutta avoimia pyynt\xF6j\xE4 ei ole viel\xE4 tarkistettu. Yrit\xE4 uudestaan."},card:{"hand-back":"Kumppanin muuto\
s on kesken. H\xE4nell\xE4 voi olla viel\xE4 aikoja, joihin h\xE4n ei p\xE4\xE4se. Yrit\xE4 uudestaan, ja soita tarvittaessa.","pause-end":"Kumppanin tauko on o\
hi, mutta h\xE4n on viel\xE4 merkitty tauolle. Yrit\xE4 uudestaan."},again:"Jos t\xE4m\xE4 toistuu, kerro Rinnallan yll\xE4pidolle.",retry:"Yrit\xE4 uudestaan",
retried:"Yrit\xE4mme uudestaan.",close:"Peru kysely",closed:"Kysely on peruttu."}}});var $a,Zl=u(()=>{"use strict";$a={offer:"Kysely","offer-withdrawn":"Tieto, ettei kyselyyn tarvitse vastata","proposal-ended":"Tieto, ettei ehdotettua aikaa saat\
u sovittua",released:"Tieto, ettei aikaa tarvita",agreed:"Tieto sovitusta ajasta",booked:"Tieto uudesta ajasta","reminder-day":"Muistutusviesti p\xE4iv\xE4\xE4 ennen",
"reminder-hours":"Muistutusviesti tunteja ennen","move-proposed":"Ehdotus uudesta ajasta",moved:"Tieto siirretyst\xE4 ajasta","move-declined":"Tieto, ettei ehdo\
tettu aika k\xE4ynyt",cancelled:"Tieto perutusta ajasta",ended:"Tieto tuen p\xE4\xE4ttymisest\xE4",thanks:"Kiitos p\xE4iv\xE4st\xE4","partner-accepted":"Ty\xF6ntek\
ij\xE4lle: joku p\xE4\xE4see","other-time-proposed":"Ty\xF6ntekij\xE4lle: ehdotus toisesta ajasta","nobody-found":"Ty\xF6ntekij\xE4lle: kukaan ei ehtinyt","deci\
sion-waits":"Ty\xF6ntekij\xE4lle: pyynt\xF6 odottaa",confirmed:"Ty\xF6ntekij\xE4lle: vahvistettu","meeting-reminder":"Ty\xF6ntekij\xE4lle: muistutusviesti ajasta",
"meeting-changed":"Ty\xF6ntekij\xE4lle: aika muuttui","meeting-cancelled":"Ty\xF6ntekij\xE4lle: aika peruttiin","partner-gone":"Ty\xF6ntekij\xE4lle: kumppanille tuli \
este","outcome-waits":"Ty\xF6ntekij\xE4lle: merkitse, toteutuiko aika","first-meeting-waits":"Ty\xF6ntekij\xE4lle: sovi ensimm\xE4inen aika","needs-coordinator":"\
Koordinaattorille: asia odottaa","handed-over":"Ty\xF6ntekij\xE4lle: pyynt\xF6 ty\xF6toverilta"}});var of,ev=u(()=>{"use strict";Zl();of={of:{...$a,none:"Ei erityist\xE4 syyt\xE4.",new:"Pyynt\xF6 on uusi.",asked:"Kysely on l\xE4hetetty.",fits:"Sopii toiveisii\
n.","by-hand":"Koordinaattori kysyi itse.","nobody-asked":"Kenelt\xE4k\xE4\xE4n ei ole juuri nyt kysytty.","room-to-ask":"Voimme kysy\xE4 viel\xE4 useammalta.",
"quiet-hours":"Y\xF6ll\xE4 emme kysy. Jatkamme aamulla.","nobody-fits":"Kukaan ei sovi kaikkiin toiveisiin.","all-asked":"Kaikilta sopivilta on kysytty.","no-pa\
rtners":"Kumppaneita ei ole viel\xE4 lis\xE4tty.","partner-accepted":"Joku p\xE4\xE4see, vahvistus puuttuu.","other-time":"Kumppani ehdotti toista aikaa.","no-t\
ime-yet":"Ensimm\xE4ist\xE4 aikaa ei ole sovittu.","under-way":"Tuki on k\xE4ynniss\xE4.",agreed:"Aika on sovittu.",over:"Aika on ohi.","move-proposed":"Uutta a\
ikaa on ehdotettu.","move-declined":"Ehdotettu aika ei k\xE4ynyt.","move-unanswered":"Ehdotettuun aikaan ei tullut vastausta.","another-partner":"Etsimme toista\
 kumppania.","partner-withdrew":"Kumppani j\xE4i pois.","partner-away":"Kumppani on poissa.","partner-paused":"Kumppani on tauolla.","partner-cancelled":"Kumppa\
nille tuli este.","room-kept":"Vapautamme varatun ajan.",freed:"Aikaa vapautui, tarkistamme avoimet pyynn\xF6t.",changed:"Tiedot muuttuivat, tarkistamme avoimet\
 pyynn\xF6t.","register-changed":"Kumppanien tiedot muuttuivat, katsomme uudestaan.","second-look":"Katsomme viel\xE4 kerran.","too-near":"Aika on niin l\xE4hell\xE4,\
 ett\xE4 valitset itse.",paused:"Tauolla.",exited:"Lopettanut.",late:"Aika, johon menness\xE4 piti l\xF6yty\xE4 joku, on ohi.",silent:"Vastausta ei ole tullut.",
"worker-silent":"Ty\xF6ntekij\xE4lt\xE4 ei ole tullut vastausta.","partner-changed":"Kumppani vaihtui.",untold:"Peruuntumisesta kerrotaan.","partner-cannot":"Ku\
mppanille tuli este.",failed:"Viesti ei mennyt perille.","unknown-outcome":"Ei tiedet\xE4, l\xE4htik\xF6 viesti.","provider-busy":"Viestien l\xE4hetys on ruuhkaine\
n. Yrit\xE4mme uudestaan.",retried:"Yrit\xE4mme uudestaan.",stuck:"Yritimme monta kertaa, mutta t\xE4m\xE4 ei onnistunut.",overdue:"T\xE4m\xE4n piti jo tapahtua, mutt\
a se ei ole onnistunut."},other:"Katso tilanne."}});import{Fragment as SP,jsx as Xl,jsxs as OP}from"hono/jsx/jsx-runtime";function Tr({standing:e,now:t,first:n=[]}){let{next:r,owner:o,due:i,reason:a,since:s}=e,d=e.
why??(a!=="none"&&Jl(of.of,a,of.other));return Xl(sn,{facts:[...n,[g.nextStep,r],o!=="nobody"&&[g.owner,N.owner[o]],s&&[B.stuck.since,I.dateTime(s)],i&&[g.clock,
Xl(Hs,{due:i,now:t})],d&&d!==r&&[g.why,d]]})}function Hs({due:e,now:t}){let n=I.span(t,e);return OP(SP,{children:[Xl("time",{datetime:e,children:I.fullDeadline(
e)})," ",Xl("span",{class:e<t?"tag late":"tag",children:e<t?g.passed(n):g.left(n)})]})}var wi,No=u(()=>{"use strict";rf();J();Xn();ev();Jt();Gt();xo();Oe();wi=e=>ze(
e)?e.stuck?.since:void 0});import{jsx as tv}from"hono/jsx/jsx-runtime";function Wa({next:e,path:t,query:n={}}){if(!e)return null;let r=Object.entries(n).filter(o=>!!o[1]);return tv("p",{children:tv(
"a",{class:"button second",href:`${t}?${new URLSearchParams([...r,["cursor",e]])}`,children:g.more})})}var eu=u(()=>{"use strict";J()});import{Fragment as xP,jsx as $t,jsxs as af}from"hono/jsx/jsx-runtime";function nv({requests:e,next:t,tenant:n,now:r,me:o,all:i,closed:a,done:s}){let d=l=>l.owner===
"worker"&&l.workerId===o&&l.waitsFor!=="meetings",m=a?e:e.toSorted((l,p)=>Number(d(p))-Number(d(l))||EP(l,p));return af(xP,{children:[$t(gt,{text:s}),$t("p",{children:$t(
"a",{class:"button",href:"/requests/new",children:vt.make})}),$t("h2",{children:a?vt.closed:vt.live}),m.length===0&&!t&&$t("p",{children:a?g.none:i?vt.emptyAll:
`${vt.empty} ${vt.emptyTodo}`}),$t("ul",{class:"cards",children:m.map(l=>af("li",{class:"card",children:[$t("h3",{children:$t("a",{href:`/requests/${l.id}`,children:S.
title(l.clientReference??wt(n,l.area))})}),af("p",{children:[$t("span",{class:"tag",children:N.request[l.state]})," ",d(l)&&$t("span",{class:"tag turn",children:vt.
yourTurn})]}),$t(sn,{facts:[[vt.columns.area,wt(n,l.area)],l.phases.length>0&&[g.phase,Eo(l.phases)],l.state!=="closed"&&[vt.columns.next,N.requestWaitsFor[l.waitsFor]],
l.state!=="closed"&&[g.owner,N.owner[l.owner]],l.due&&[vt.columns.clock,$t(Hs,{due:l.due,now:r})],[vt.columns.created,I.date(l.createdAt)]]})]}))}),$t(Wa,{next:t,
path:"/requests",query:{state:a?"closed":void 0}}),$t("p",{children:a?$t("a",{href:"/requests",children:vt.live}):$t("a",{href:"/requests?state=closed",children:vt.
showClosed})})]})}function EP(e,t){let[n,r]=[e.due??"~",t.due??"~"];return n<r?-1:n>r?1:0}var rv=u(()=>{"use strict";J();Zn();Ql();Jt();xo();Oe();kn();No();eu()});var ov={};ge(ov,{list:()=>PP});import{jsx as AP}from"hono/jsx/jsx-runtime";async function PP(e){let t=De(e),n=e.req.query("state")==="closed",r=e.req.query("cur\
sor"),o={limit:TP,...n?{state:"closed"}:{live:!0},...r&&{cursor:r}},[i,a]=await Promise.all([nl(t,o),q(t)]),s=e.req.query("done")==="handed-over"?S.change.handedOver:
void 0;return tt(e,{title:dn(e)?g.nav.allRequests:vt.title,current:"/requests"},AP(nv,{requests:i.items,next:i.next,tenant:a,now:t.now,me:Ao(e).staffId,all:dn(e),
closed:n,done:s}))}var TP,iv=u(()=>{"use strict";J();Zn();Ql();Es();Fe();rv();Sn();Jn();TP=50});var le,Vs=u(()=>{"use strict";Zr();le={title:"Sopivat kumppanit",fit:"Sopivat",fitEmpty:"Kukaan ei sovi juuri nyt kaikkiin ehtoihin.",others:"Muut ja miksi eiv\xE4\
t sovi",columns:{rank:"J\xE4rjestys",name:"Nimi",why:"Miksi",slots:"Ajat",asked:"Kysytty"},rank:e=>`${e}.`,scores:{known:"aika on vapaa",unknown:"aika ei ole ti\
edossa, kysyt\xE4\xE4n",assignments:e=>`mukana ${Je(e,"pyynn\xF6ss\xE4","pyynn\xF6ss\xE4")}`,continuity:"sama kumppani kuin ennen",language:e=>`kieli: ${e}`,waitingSince:e=>`\
viimeksi mukana ${e}`},alreadyAsked:"H\xE4nelt\xE4 on jo kysytty",askTitle:"Kysy itse",askHint:"Kumppani saa saman kyselyn kuin muutkin ja vastaa linkist\xE4.",
ask:e=>`Kysy: ${e}`,slot:"Mihin aikaan?",anySlot:"Kaikki toivotut ajat",override:"Kysy silti",overrideHint:"Kaikki ehdot eiv\xE4t t\xE4yty. Kirjoita lyhyt syy. Se j\xE4\xE4\
 n\xE4kyviin.",overrideReason:"Miksi kysyt silti?",asked:"Kysely on l\xE4hetetty.",phone:{title:"Kirjaa puhelu",hint:"Kirjaa vastaus, jonka sait puhelimessa. N\xE4\
kyviin j\xE4\xE4, ett\xE4 kirjasit sen h\xE4nen puolestaan.",who:"Kuka soitti?",whoPartner:"Kumppani",whoWorker:"Ty\xF6ntekij\xE4",answer:"Mit\xE4 h\xE4n vastasi?",
accept:e=>`P\xE4\xE4see ${e}`,acceptWhenSuits:"P\xE4\xE4see, aika sovitaan",decline:"Ei p\xE4\xE4se t\xE4ll\xE4 kertaa",otherTime:"Ehdottaa toista aikaa",cancel:"\
Peruu",submit:"Kirjaa",recorded:"Puhelu on kirjattu."}}});import{Fragment as IP,jsx as tu,jsxs as Gs}from"hono/jsx/jsx-runtime";function sf({kind:e,id:t,state:n,waitsFor:r,nonce:o,keep:i={}}){let a=Object.entries(i).map(
([s,d])=>tu("input",{type:"hidden",name:s,value:d}));return Gs(IP,{children:[Gs("p",{children:[NP(e,r)," ",B.stuck.again]}),Gs("div",{class:"row",children:[Gs(F,
{action:`/queue/${e}/${t}/retry`,nonce:o,children:[a,tu(A,{children:B.stuck.retry})]}),e==="offer"&&n==="sent"&&Gs(F,{action:`/queue/offer/${t}/close`,nonce:o,children:[
a,tu(A,{kind:"second",children:B.stuck.close})]})]})]})}function Io({live:e,coordinator:t,nonce:n}){if(!t||e.kind==="notice"||!ze(e))return null;let{id:r,state:o,
waitsFor:i}=e;return tu(sf,{kind:e.kind,id:r,state:o,waitsFor:i,nonce:n,keep:{from:"here"}})}function NP(e,t){let n=B.stuck.card;return e==="card"&&n[t]||B.stuck.
todo[e]}var ja=u(()=>{"use strict";Xn();Gt();xt()});var av,df,ie,Gr=u(()=>{"use strict";wn();J();br();xi();_n();Go();pn();tn();Oe();av=["fi","sv","en","ru","et","ar"],df=ur.map(e=>({value:e,text:zr(Ad[e].names.fi)})),
ie={phases:qe.map(e=>({value:e,text:zr(Yo[e].names.fi)})),oftenLanguages:df.filter(({value:e})=>av.includes(e)),otherLanguages:df.filter(({value:e})=>!av.includes(
e)),languages:df,areas:({areas:e})=>e.map(({code:t,names:n})=>({value:t,text:n.fi})),modes:bt.map(e=>({value:e,text:oe.mode[e]})),channels:Ti.map(e=>({value:e,text:zr(
xl(e))})),audiences:Ei.map(e=>({value:e,text:zr(Tl(e))})),urgencies:ao.map(e=>({value:e,text:oe.urgency[e],hint:oe.urgencyHint[e]})),durations:[30,45,60,90,120,
180,240].map(e=>({value:String(e),text:w.durationOption(e)})),choice:["first","family"].map(e=>({value:e,text:oe.choice[e]})),confirm:["ask-me","pre-approved"].
map(e=>({value:e,text:oe.confirm[e]})),gender:["woman","man"].map(e=>({value:e,text:oe.gender[e]})),consent:[{value:"no",text:w.consentPending},{value:"yes",text:w.
consentGiven}],yesNo:[{value:"yes",text:g.yes},{value:"no",text:g.no}]}});import{Fragment as $P,jsx as ye,jsxs as Pr}from"hono/jsx/jsx-runtime";function sv({view:e,...t}){let n={...t,request:e.request};return n.request.state==="closed"?
null:Pr("section",{"aria-labelledby":"change",children:[ye("h2",{id:"change",children:S.change.title}),CP(n.request)&&ye(FP,{...n}),n.request.phases.length>0&&ye(
LP,{...n}),ye(qP,{...n}),n.coordinator&&ye(MP,{view:e,nonce:n.nonce}),ye(_P,{...n}),ye(DP,{...n})]})}function CP({state:e,waitsFor:t}){return(e==="open"||e==="o\
ffered")&&t!=="coordinator"}function FP({request:e,nonce:t,sent:n}){let r=me("times",n?.view);return ye(Te,{title:S.change.times,open:Pe(r),children:Pr(F,{action:`\
/requests/${e.id}/times`,nonce:t,children:[ye(ui,{view:r,count:3}),e.mode!=="remote"&&ye(Dt,{view:r,name:"remote",label:S.nobody.remote}),ye(A,{children:S.nobody.
submit})]})})}function LP({request:e,nonce:t,sent:n}){let r=me("phase",n?.view),{change:o}=S;return ye(Te,{title:o.phase,open:Pe(r),children:Pr(F,{action:`/requ\
ests/${e.id}/phase`,nonce:t,children:[ye(vn,{view:r,name:"phases",legend:o.phase,hint:o.phaseHint,options:ie.phases,initial:e.phases}),ye(j,{view:r,name:"reason",
label:`${o.phaseReason} ${g.optional}`}),ye(A,{children:g.save})]})})}function qP({request:e,colleagues:t,nonce:n,sent:r}){let o=me("hand-over",r?.view);return ye(
Te,{title:S.change.handOver,open:Pe(o),children:Pr(F,{action:`/requests/${e.id}/hand-over`,nonce:n,children:[ye(ae,{view:o,name:"to",label:S.change.handOverTo,options:t,
empty:g.pick}),ye(A,{children:S.change.handOver})]})})}function MP({view:{request:e,partners:t},nonce:n}){let r=e.taken.filter(o=>o.state==="confirmed");return ye(
$P,{children:r.map(({partnerId:o})=>Pr(Te,{title:S.change.partnerLeaves(t[o]?.firstName??o),children:[ye("p",{children:S.change.partnerLeavesHint}),Pr(F,{action:`\
/requests/${e.id}/partner-leaves`,nonce:n,children:[ye("input",{type:"hidden",name:"partnerId",value:o}),ye(A,{kind:"second",children:S.change.partnerLeaves(t[o]?.
firstName??o)})]})]}))})}function _P({request:e,coordinator:t,nonce:n,sent:r}){let o=me("close",r?.view),i=Mi.filter(a=>a==="fulfilled"||a==="failed"||a==="no-c\
apacity"&&t);return Pr(Te,{title:S.change.close,open:Pe(o),children:[ye("p",{children:S.change.closeHint}),Pr(F,{action:`/requests/${e.id}/close`,nonce:n,children:[
ye(Pt,{view:o,name:"as",legend:S.change.closeAs,options:i.map(a=>({value:a,text:oe.closing[a]}))}),ye(A,{kind:"second",children:S.change.close})]})]})}function DP({
request:e,coordinator:t,nonce:n,sent:r}){let{change:o}=S,i=me("cancel",r?.view),a=[{value:"withdrawn",text:o.withdrawn},{value:"irrelevant",text:o.irrelevant}];
return Pr(Te,{title:o.cancel,open:Pe(i),children:[ye("p",{children:o.cancelHint}),Pr(F,{action:`/requests/${e.id}/cancel`,nonce:n,children:[ye(Pt,{view:i,name:"\
as",legend:o.cancelAs,options:a,initial:["withdrawn"]}),t&&ye("input",{type:"hidden",name:"workerId",value:e.workerId}),t&&ye(Dt,{view:i,name:"onBehalf",label:o.
onBehalf}),ye(A,{kind:"grave",children:o.cancel})]})]})}var dv=u(()=>{"use strict";wn();J();Zn();tn();xt();ht();an();Be();Gr();Qn();Ur()});import{Fragment as mv,jsx as Yr,jsxs as Ys}from"hono/jsx/jsx-runtime";function mf({request:e,nonce:t,now:n,sent:r}){let{consent:o}=S,i=me("consent",r?.view),a=`\
/requests/${e.id}/consent`;return Ys("section",{"aria-labelledby":"consent",children:[Yr("h2",{id:"consent",children:o.title}),e.consent.given?Ys(mv,{children:[
Yr("p",{children:o.given(e.consent.on?I.localDate(e.consent.on):g.unknown)}),Ys(Te,{title:o.withdraw,open:Pe(i),children:[Yr("p",{children:o.withdrawHint}),Yr(F,
{action:a,nonce:t,children:Yr(A,{name:"given",value:"no",id:lt(i,"given"),kind:"grave",children:o.withdraw})})]})]}):Ys(mv,{children:[Yr("p",{children:o.pending}),
Yr("p",{children:o.todo}),Ys(F,{action:a,nonce:t,children:[Yr(j,{view:i,name:"on",type:"date",label:o.on,initial:$(n)}),Yr(A,{name:"given",value:"yes",id:lt(i,"\
given"),children:o.record})]})]})]})}var lv=u(()=>{"use strict";J();Zn();fe();xt();an();Be();Oe();Qn()});import{Fragment as lf,jsx as Wt,jsxs as ki}from"hono/jsx/jsx-runtime";function uv({view:e,...t}){let n=e.request.taken.filter(o=>o.state==="held").map(o=>o.offerId),
r=e.offers.filter(o=>n.includes(o.id)||o.waitsFor==="worker-reply");return r.length===0||e.request.state==="closed"?null:ki("section",{"aria-labelledby":"decisi\
on",children:[Wt("h2",{id:"decision",children:S.decision.title}),r.map(o=>Wt(WP,{offer:o,view:e,...t}))]})}function WP({offer:e,view:t,nonce:n,sent:r}){let{decision:o}=S,
i=t.partners[e.partnerId],a=i?.firstName??S.partnerHidden,s=me(`decision-${e.id}`,r?.view),d=Rt[t.request.channel].hasClient,m=!d||t.request.consent.given;return ki(
"article",{class:"card",children:[e.counter?ki(lf,{children:[Wt("p",{children:o.otherTime(a,I.full(e.counter))}),Wt("p",{children:o.otherTimeTodo})]}):ki(lf,{children:[
Wt("p",{children:Wt("strong",{children:o.canCome(a)})}),Wt("p",{children:d?o.todo(a):o.todoNoParent}),Wt("p",{children:e.slot?`${o.at}: ${I.full(e.slot)}`:o.whenSuits})]}),
i?.introduction&&ki(lf,{children:[Wt("h3",{children:o.about(a)}),Wt("p",{children:i.introduction})]}),ki(F,{action:`/requests/${t.request.id}/decision`,nonce:n,
children:[Wt("input",{type:"hidden",name:"offerId",value:e.id}),Wt("input",{type:"hidden",name:"version",value:String(t.request.version)}),!m&&Wt("p",{children:o.
afterConsent}),Wt(j,{view:s,name:"reason",label:`${o.reason} ${g.optional}`,hint:o.refuseHint}),ki("div",{class:"row",children:[m&&Wt(A,{name:"decision",value:"\
confirm",children:o.confirmName(a)}),Wt(A,{name:"decision",value:"refuse",kind:"second",children:o.refuse})]})]})]})}var pv=u(()=>{"use strict";J();Zn();_n();xt();
an();Be();Oe()});var Co,cv=u(()=>{"use strict";Co={title:"Mit\xE4 on tapahtunut",empty:"Ei viel\xE4 mit\xE4\xE4n.",by:e=>e,onBehalf:(e,t)=>`${e}, puhelimessa: ${t}`,note:"Perust\
elu",of:{"request.asked":"Pyynt\xF6 tehtiin.","request.stuck":"Pyynt\xF6 ei edennyt itsest\xE4\xE4n. Koordinaattori n\xE4kee sen.","request.overdue":"Pyynt\xF6 ei \
edennyt itsest\xE4\xE4n. Koordinaattori n\xE4kee sen.","request.backed-off":"Yrit\xE4mme pian uudestaan.","request.tried-again":"Koordinaattori pyysi yritt\xE4m\xE4\xE4n\
 uudestaan.","request.asking":"Kyselyt l\xE4htiv\xE4t.","request.wave":"Kyselyt l\xE4htiv\xE4t.","request.offered":"Kyselyt l\xE4htiv\xE4t.","request.offered-by\
-hand":"Koordinaattori kysyi itse.","request.still-asking":"Odotamme viel\xE4 vastausta.","request.offer-expired":"Vastausaika p\xE4\xE4ttyi.","request.late":"K\
et\xE4\xE4n ei l\xF6ytynyt ajoissa. Koordinaattori sai tiedon.","request.asks-on":"Kysymme lis\xE4\xE4.","request.quiet-hours":"Kysymme aamulla, y\xF6ll\xE4 emme h\xE4ir\
itse.","request.nobody":"Kukaan ei ehtinyt. Koordinaattori sai tiedon.","request.still-nobody":"Ket\xE4\xE4n ei ole viel\xE4 l\xF6ytynyt. Koordinaattori sai muistutusviesti\
n.","request.declined":"Kysytty ei p\xE4\xE4ssyt t\xE4ll\xE4 kertaa.","request.accepted":"Joku p\xE4\xE4see.","request.seat-held":"Joku p\xE4\xE4see.","request.\
time-passed":"Aika ehti menn\xE4 ennen vahvistusta.","request.seats-full":"Tarpeeksi moni p\xE4\xE4see.","request.confirmed":"Ty\xF6ntekij\xE4 vahvisti.","reque\
st.seat-confirmed":"Ty\xF6ntekij\xE4 vahvisti.","request.partner-refused":"Ty\xF6ntekij\xE4 ei vahvistanut.","request.searches-anew":"Etsimme uudestaan.","reque\
st.nudged":"Muistutusviesti l\xE4hti.","request.escalated":"Asia siirtyi koordinaattorille.","request.consent-given":"Suostumus merkittiin.","request.consent-wi\
thdrawn":"Suostumus peruttiin.","request.handed-over":"Pyynt\xF6 siirtyi ty\xF6toverille.","request.phase-changed":"Vaihe muuttui.","request.phase-changed-unusu\
ally":"Vaihe muuttui tavallisesta poiketen.","request.times-changed":"Ajat muuttuivat.","request.looks-again":"Katsomme, ketk\xE4 nyt sopivat.","request.late-ch\
oice":"Kumppanille tuli este. Ty\xF6ntekij\xE4 valitsee, mit\xE4 tehd\xE4\xE4n.","request.reopened":"Etsimme uudestaan.","request.partner-away":"Kumppani on poi\
ssa.","request.partner-left":"Kumppani j\xE4i pois.","request.time-dropped":"T\xE4h\xE4n aikaan ei en\xE4\xE4 kysyt\xE4 ket\xE4\xE4n.","request.seat-gone":"Tois\
ta kumppania ei en\xE4\xE4 etsit\xE4.","request.chose-another":"T\xE4h\xE4n aikaan etsit\xE4\xE4n toista kumppania.","request.meeting-added":"Aika sovittiin.","\
request.meeting-booked":"Aika sovittiin.","request.meeting-cancelled":"Aika peruttiin.","request.meeting-moved":"Aika siirtyi.","request.asks-strangers-no-more":"\
Aika on niin l\xE4hell\xE4, ettei siihen en\xE4\xE4 etsit\xE4 ket\xE4\xE4n itsest\xE4\xE4n.","request.meeting-closed":"Aika merkittiin.","request.partner-withdr\
ew":"Kumppani j\xE4i pois.","request.closed-fulfilled":"Pyynt\xF6 p\xE4\xE4ttyi: tuki toteutui.","request.closed-failed":"Pyynt\xF6 p\xE4\xE4ttyi: tuki ei toteutunut.",
"request.closed-withdrawn":"Pyynt\xF6 peruttiin.","request.closed-no-capacity":"Pyynt\xF6 p\xE4\xE4ttyi: ket\xE4\xE4n ei l\xF6ytynyt.","request.closed-irrelevan\
t":"Pyynt\xF6 p\xE4\xE4ttyi: ei en\xE4\xE4 ajankohtainen.","offer.sent":"Kysely l\xE4hti.","offer.stuck":"Kysely ei edennyt itsest\xE4\xE4n. Koordinaattori n\xE4kee sen.",
"offer.overdue":"Kysely ei edennyt itsest\xE4\xE4n. Koordinaattori n\xE4kee sen.","offer.backed-off":"Yrit\xE4mme pian uudestaan.","offer.tried-again":"Koordina\
attori pyysi yritt\xE4m\xE4\xE4n uudestaan.","offer.accepted":"Vastaus: p\xE4\xE4sen.","offer.declined":"Vastaus: en p\xE4\xE4se t\xE4ll\xE4 kertaa.","offer.oth\
er-time":"Vastaus: ehdotti toista aikaa.","offer.expired":"Vastausaika p\xE4\xE4ttyi.","offer.withdrawn":"Kysely peruttiin.","offer.released":"Aika vapautettiin\
.","offer.tidied":"Varattu aika vapautettiin.","meeting.booked":"Aika sovittiin.","meeting.stuck":"Ajan tiedot eiv\xE4t p\xE4ivittyneet. Koordinaattori n\xE4kee sen.",
"meeting.overdue":"Ajan tiedot eiv\xE4t p\xE4ivittyneet. Koordinaattori n\xE4kee sen.","meeting.backed-off":"Yrit\xE4mme pian uudestaan.","meeting.tried-again":"\
Koordinaattori pyysi yritt\xE4m\xE4\xE4n uudestaan.","meeting.taken-over":"Toinen kumppani lupautui t\xE4h\xE4n aikaan.","meeting.move-proposed":"Uutta aikaa eh\
dotettiin.","meeting.moved":"Aika siirtyi.","meeting.move-declined":"Ehdotettu aika ei k\xE4ynyt.","meeting.time-kept":"Aika pidettiin ennallaan.","meeting.part\
ner-gone":"Kumppanille tuli este.","meeting.another-partner":"T\xE4h\xE4n aikaan etsit\xE4\xE4n toista kumppania.","meeting.same-later":"Etsit\xE4\xE4n uusi aika sama\
n kumppanin kanssa.","meeting.without":"Aika pidet\xE4\xE4n ilman kumppania.","meeting.handed-over":"Aika siirtyi ty\xF6toverille.","meeting.cancelled":"Aika pe\
ruttiin.","meeting.late-choice":"Ty\xF6ntekij\xE4 valitsee, mit\xE4 ajalle tehd\xE4\xE4n.","meeting.to-tidy":"Peruuntumisesta kerrotaan.","meeting.tidied":"Peru\
untumisesta kerrottiin.","meeting.to-arrange":"Sovitaan aika uuden kumppanin kanssa.","meeting.over":"Aika on ohi.","meeting.nudged":"Muistutusviesti l\xE4hti.",
"meeting.escalated":"Asia siirtyi koordinaattorille.","meeting.held":"Aika toteutui.","meeting.no-show":"Aika ei toteutunut.","meeting.closed":"Aika merkittiin."},
other:"Tietoja muutettiin."}});import{Fragment as KP,jsx as Ka,jsxs as uf}from"hono/jsx/jsx-runtime";function fv({view:e,staff:t}){let n=[...e.history].reverse();return uf("section",{"aria-la\
belledby":"history",children:[Ka("h2",{id:"history",children:Co.title}),n.length===0?Ka("p",{children:Co.empty}):Ka("ol",{class:"lines",reversed:!0,children:n.map(
r=>uf("li",{children:[Ka("time",{datetime:r.at,children:I.dateTime(r.at)})," \xB7 ",Jl(Co.of,r.what,Co.other)," ",Ka("span",{class:"quiet",children:jP(r,e,t)}),
r.note&&uf(KP,{children:[Ka("br",{}),Co.note,": ",r.note]})]}))})]})}function jP({by:e},t,n){let r=(i,a)=>{let s=i==="partner"?t.partners[a]?.firstName:n.get(a);
return s?g.signedInAs(s,g.roles[i]):g.roles[i]},o=r(e.role,e.id);return e.onBehalfOf?Co.onBehalf(o,r(e.onBehalfOf.role,e.onBehalfOf.id)):Co.by(o)}var yv=u(()=>{
"use strict";rf();J();cv();Oe()});var _,Fo=u(()=>{"use strict";_={title:"Ajat",ofRequest:"Sovitut ajat",empty:"Aikoja ei ole viel\xE4 sovittu.",coming:"Tulossa",past:"Olleet",columns:{when:"Aika",
where:"Miss\xE4",state:"Tilanne",next:"Seuraava askel"},add:"Lis\xE4\xE4 aika",addFirst:"Sovi ensimm\xE4inen aika",added:"Aika on lis\xE4tty. Kumppani saa viestin.",
move:"Ehdota uutta aikaa",moveHint:"Kumppani vastaa, sopiiko. Vanhasta ajasta ei en\xE4\xE4 l\xE4hde muistutusviestej\xE4.",moveSent:"Uusi aika on ehdotettu. Ke\
rromme, kun vastaus tulee.",moveAsked:e=>`Ehdotettu uusi aika: ${e}.`,moveByPartner:e=>`Kumppani ehdottaa uutta aikaa: ${e}.`,moveQuestion:"Sopiiko uusi aika?",
moveYes:"Uusi aika sopii",moveNo:"Uusi aika ei k\xE4y",moveAgreed:"Uusi aika on sovittu. Kumppani saa viestin.",moveRefused:"Kiitos. Sopikaa toinen aika tai pit\
\xE4k\xE4\xE4 vanha.",keep:"Pidet\xE4\xE4n vanha aika",kept:"Vanha aika pidet\xE4\xE4n.",cancel:"Peru aika",cancelHint:"Vain t\xE4m\xE4 aika perutaan. Kumppani pysyy.",
cancelOnBehalf:"Kumppani pyysi t\xE4t\xE4 puhelimessa",cancelled:"Aika on peruttu. Kerroimme siit\xE4 heti.",proposed:"Ehdotettu aika",partner:"Kumppani",close:"\
Miten meni?",closeSubmit:"Merkitse",closeTodo:"Merkitse, toteutuiko aika.",closed:"Kiitos, merkitty.",calendar:"Lis\xE4\xE4 kalenteriin",late:{title:"Kumppanill\
e tuli este.",todo:"Kysy vanhemmalta ja valitse, mit\xE4 tehd\xE4\xE4n.",question:"Mit\xE4 tehd\xE4\xE4n?",choices:{"same-later":"Sama kumppani my\xF6hemmin",without:"\
Pidet\xE4\xE4n aika ilman kumppania",another:"Toinen kumppani, vanhempi suostuu siihen",cancel:"Perutaan aika"},submit:"Valitse",chosen:"Kiitos, valinta on merk\
itty."},noPartner:"Ei kumppania t\xE4ll\xE4 hetkell\xE4"}});import{Fragment as Rv,jsx as jt,jsxs as Lo}from"hono/jsx/jsx-runtime";function gv(e){let{meeting:t,nonce:n,sent:r}=e,{proposal:o}=t,i=me(`move-answer-${t.id}`,r?.
view);if(!o)return null;let a=I.full(o);return Lo(Rv,{children:[jt("p",{children:o.by==="partner"?_.moveByPartner(a):_.moveAsked(a)}),o.by==="partner"&&Lo(F,{action:za(
e,"move-answer"),nonce:n,class:"row",children:[jt(A,{name:"agree",value:"yes",id:lt(i,"agree"),children:_.moveYes}),jt(A,{name:"agree",value:"no",kind:"second",
children:_.moveNo})]}),jt(F,{action:za(e,"keep"),nonce:n,children:jt(A,{kind:"second",children:_.keep})})]})}function hv(e){let{meeting:t,nonce:n,sent:r}=e,o=me(
`move-${t.id}`,r?.view),i={date:$(t.start),from:xn(t.start),to:xn(t.end)};return jt(Te,{title:_.move,open:Pe(o),children:Lo(F,{action:za(e,"move"),nonce:n,children:[
jt(In,{view:o,name:"move",legend:_.move,hint:_.moveHint,words:Gn,initial:i}),jt(A,{children:_.move})]})})}function wv(e){let{meeting:t}=e;return Lo(Te,{title:_.
cancel,children:[jt("p",{children:_.cancelHint}),Lo(F,{action:za(e,"cancel"),nonce:e.nonce,children:[e.coordinator&&t.partnerId&&Lo(Rv,{children:[jt("input",{type:"\
hidden",name:"partnerId",value:t.partnerId}),jt(Dt,{view:mt(`cancel-${t.id}`),name:"onBehalf",label:_.cancelOnBehalf})]}),jt(A,{kind:"grave",children:_.cancel})]})]})}
function kv(e){let t=me(`close-${e.meeting.id}`,e.sent?.view),n=Bi.map(r=>({value:r,text:oe.outcome[r]}));return Lo(F,{action:za(e,"close"),nonce:e.nonce,children:[
jt(Pt,{view:t,name:"outcome",legend:_.close,hint:_.closeTodo,options:n}),jt(A,{children:_.closeSubmit})]})}function vv(e){let{late:t}=_,n=me(`late-${e.meeting.id}`,
e.sent?.view),r=Object.entries(t.choices).map(([o,i])=>({value:o,text:i}));return Lo(F,{action:za(e,"late"),nonce:e.nonce,children:[jt(Pt,{view:n,name:"choice",
legend:t.title,hint:t.todo,options:r}),jt(A,{children:t.submit})]})}var za,bv=u(()=>{"use strict";wn();Fo();ms();fe();xt();ht();li();Be();Oe();Qn();Ur();za=({meeting:e},t)=>`\
/meetings/${e.id}/${t}`});import{Fragment as UP,jsx as On,jsxs as pf}from"hono/jsx/jsx-runtime";function Sv(e){let{meeting:t,partner:n,coordinator:r,nonce:o,now:i}=e,a=t.state==="schedul\
ed";return pf("li",{class:"card",id:t.id,children:[On("h3",{children:On("time",{datetime:t.start,children:I.full(t)})}),pf("p",{children:[ze(t)&&On("span",{class:"\
tag late",children:B.stuck.tag})," ",On("span",{class:t.state==="held"?"tag good":"tag",children:N.meeting[t.state]})," ",t.outcome&&t.outcome!=="held"&&oe.outcome[t.
outcome]]}),On(sn,{facts:[[g.place,[oe.mode[t.mode],t.place].filter(Boolean).join(", ")],[_.partner,t.partnerId?n:_.noPartner],t.proposal&&[_.proposed,I.full(t.
proposal)]]}),(a&&t.waitsFor!=="start"||ze(t))&&On(Tr,{standing:{...t,next:N.meetingWaitsFor[t.waitsFor],since:wi(t)},now:i}),On(Io,{live:t,coordinator:r,nonce:o}),
a&&On(zP,{...e})]})}function zP(e){let{meeting:t,now:n}=e;if(t.partnerId===null&&t.start>n)return On(vv,{...e});let r=t.start<=n;return pf(UP,{children:[t.proposal&&
On(gv,{...e}),r&&t.partnerId&&On(kv,{...e}),!r&&On(hv,{...e}),!r&&On(wv,{...e})]})}var Ov=u(()=>{"use strict";wn();J();Fo();Xn();Jt();Gt();xo();Oe();ja();No();bv()});import{jsx as er,jsxs as xv}from"hono/jsx/jsx-runtime";function Ev({view:e,coordinator:t,...n}){let{request:r,meetings:o}=e,i=r.taken.some(m=>m.state==="confirm\
ed");if(o.length===0&&!i)return null;let a=o.filter(({state:m})=>m==="scheduled").toSorted((m,l)=>m.start<l.start?-1:1),s=o.filter(({state:m})=>m!=="scheduled").
toSorted((m,l)=>m.start<l.start?1:-1),d=m=>m?e.partners[m]?.firstName:void 0;return xv("section",{"aria-labelledby":"meetings",children:[er("h2",{id:"meetings",
children:_.ofRequest}),o.length===0&&er("p",{children:_.empty}),er("ul",{class:"cards",children:[...a,...s].map(m=>er(Sv,{meeting:m,partner:d(m.partnerId),coordinator:t,
...n}))}),i&&r.state!=="closed"&&er(BP,{view:e,...n})]})}function BP({view:e,nonce:t,sent:n}){let r=me("add",n?.view),o=e.request.taken.filter(({state:a})=>a===
"confirmed").map(({partnerId:a})=>({value:a,text:e.partners[a]?.firstName??a})),i=e.request.waitsFor==="first-meeting";return er(Te,{title:i?_.addFirst:_.add,open:i||
Pe(r),children:xv(F,{action:`/requests/${e.request.id}/meetings`,nonce:t,children:[o.length>1&&er(ae,{view:r,name:"partnerId",label:_.partner,options:o,empty:g.
pick}),er(In,{view:r,name:"meeting",legend:g.time,words:Gn}),er(ae,{view:r,name:"mode",label:w.mode,options:ie.modes,initial:e.request.mode}),er(j,{view:r,name:"\
place",label:`${g.place} ${g.optional}`,initial:e.request.place}),er(A,{children:i?_.addFirst:_.add})]})})}var Tv=u(()=>{"use strict";J();Fo();br();xt();ht();an();
li();Be();Gr();Qn();Ov();Ur()});var Qr,nu=u(()=>{"use strict";Qr={fails:{ROLE:"Ei ole koulutettu t\xE4h\xE4n teht\xE4v\xE4\xE4n",PHASE:"Vaiheesta ei ole sopimusta t\xE4ss\xE4 kunnassa",EXPERIENCE:"\
Oma kokemus on toisesta vaiheesta",AREA:"Ei kulje t\xE4h\xE4n kuntaan",LANGUAGE:"Ei yhteist\xE4 kielt\xE4",SLOT:"Aika ei sovi",CAPACITY:"Mukana jo niin monessa \
kuin jaksaa",HOURS:"Kuukauden tunnit tulisivat t\xE4yteen",PAUSED:"Tauolla",CHECKS:"Sopimus tai tarkistus puuttuu tai p\xE4\xE4ttyy",CONFLICT:"Este, jota muut e\
iv\xE4t n\xE4e",EARNINGS:"Oma palkkioraja tulisi t\xE4yteen"},helps:{ROLE:"Tarkista roolit kumppanin tiedoista.",PHASE:"Tarkista vaihesopimukset.",EXPERIENCE:"K\
ysy, onko kokemusta, jota ei ole merkitty.",AREA:"Kokeile et\xE4yhteytt\xE4 tai naapurikuntaa.",LANGUAGE:"Tulkin tilaa ty\xF6ntekij\xE4. Kumppani ei tulkkaa.",SLOT:"\
Kokeile toista aikaa.",CAPACITY:"Kysy, jaksaisiko yhden lis\xE4\xE4.",HOURS:"Kokeile lyhyemp\xE4\xE4 aikaa tai ensi kuuta.",PAUSED:"Odota tauon loppua.",CHECKS:"\
P\xE4ivit\xE4 sopimus tai tarkistus.",CONFLICT:"Valitse toinen.",EARNINGS:"Kokeile ensi kuuta."},fits:"Sopii",count:e=>e===1?"yhdell\xE4":`${e}:lla`}});import{Fragment as Av,jsx as Zt,jsxs as ru}from"hono/jsx/jsx-runtime";function Pv({request:e,tenant:t,nonce:n,sent:r}){let{nobody:o}=S,i=t.areas.find(s=>s.code===
e.area)?.openMeetingPlace,a=me("times",r?.view);return ru("section",{"aria-labelledby":"nobody",class:"notice",children:[Zt("h2",{id:"nobody",children:o.title}),
Zt("p",{children:e.due&&e.owner==="coordinator"?o.callBy(I.fullDeadline(e.due)):o.todo}),Zt(HP,{request:e}),Zt("h3",{children:o.otherTime}),ru(F,{action:`/reque\
sts/${e.id}/times`,nonce:n,children:[Zt(ui,{view:a,count:2}),e.mode!=="remote"&&Zt(Dt,{view:a,name:"remote",label:o.remote}),Zt(A,{children:o.submit})]}),i&&ru(
Av,{children:[Zt("h3",{children:o.openPlace}),Zt("p",{children:o.openPlaceHint(i)})]}),Zt("h3",{children:o.call}),Zt("p",{children:Zt(va,{number:t.settings.coordinatorPhone})})]})}
function HP({request:e}){let n=rt.map(r=>[r,e.misses.filter(o=>o.codes.includes(r)).length]).filter(([,r])=>r>0);return n.length===0?null:ru(Av,{children:[Zt("h\
3",{children:S.nobody.why}),Zt("ul",{children:n.map(([r,o])=>Zt("li",{children:S.nobody.whyCount(Qr.fails[r],o)}))})]})}var Nv=u(()=>{"use strict";Zn();nu();Nr();
xt();ht();Be();Oe();Ra();Ur()});var Nt,Qs=u(()=>{"use strict";Nt={to:"Kenelle",channel:"Miten",channels:{sms:"Tekstiviesti",email:"S\xE4hk\xF6posti"},causes:{"no-address":{sms:"Puhelinnumero p\
uuttuu.",email:"S\xE4hk\xF6postiosoite puuttuu."},"wrong-address":{sms:"Puhelinnumero ei toimi.",email:"S\xE4hk\xF6postiosoite ei toimi."},"not-reached":{sms:"V\
iesti ei tavoittanut puhelinta.",email:"Viesti tuli takaisin."},refused:{sms:"Operaattori ei ottanut viesti\xE4 vastaan.",email:"S\xE4hk\xF6postipalvelu ei ottanut vi\
esti\xE4 vastaan."},"opted-out":{sms:"Vastaanottaja on est\xE4nyt viestimme.",email:"Viestimme on merkitty ei-toivotuksi."},busy:{sms:"Viestien l\xE4hetys oli liia\
n ruuhkainen.",email:"Viestien l\xE4hetys oli liian ruuhkainen."},unknown:{sms:"Ei tiedet\xE4, l\xE4htik\xF6 viesti.",email:"Ei tiedet\xE4, l\xE4htik\xF6 viesti."},
unsent:{sms:"Viesti ei ole l\xE4htenyt.",email:"Viesti ei ole l\xE4htenyt."}},helps:{"no-address":{sms:"Lis\xE4\xE4 numero kumppanin tietoihin ja l\xE4het\xE4 uudestaan.",
email:"Soita, tai lis\xE4\xE4 osoite kumppanin tietoihin ja l\xE4het\xE4 uudestaan."},"wrong-address":{sms:"Tarkista numero kumppanin tiedoista ja l\xE4het\xE4 uudest\
aan.",email:"Soita, tai korjaa osoite kumppanin tietoihin ja l\xE4het\xE4 uudestaan."},"not-reached":{sms:"Soita, tai l\xE4het\xE4 uudestaan.",email:"Soita, tai\
 l\xE4het\xE4 uudestaan."},refused:{sms:"Soita. Sama viesti ei ehk\xE4 mene uudestaankaan.",email:"Soita. Sama viesti ei ehk\xE4 mene uudestaankaan."},"opted-ou\
t":{sms:"Soita ja kysy, miten kumppani haluaa viestit.",email:"Soita ja kysy, miten kumppani haluaa viestit."},busy:{sms:"L\xE4het\xE4 uudestaan, tai soita.",email:"\
L\xE4het\xE4 uudestaan, tai soita."},unknown:{sms:"Soita, tai l\xE4het\xE4 uudestaan. Silloin viesti voi tulla kahdesti.",email:"Soita, tai l\xE4het\xE4 uudestaan. Si\
lloin viesti voi tulla kahdesti."},unsent:{sms:"L\xE4het\xE4 uudestaan, tai soita.",email:"L\xE4het\xE4 uudestaan, tai soita."}},helpAmongStaff:"Kerro asia itse\
, tai l\xE4het\xE4 uudestaan.",toPartner:"Kumppanin tiedot",retry:"L\xE4het\xE4 uudestaan",retried:"Viesti l\xE4htee uudestaan.",needless:e=>`Viesti\xE4 ei en\xE4\xE4 ta\
rvita. ${e}`,close:"Hoidin puhelimella",closed:"Merkitty hoidetuksi."}});function Iv({state:e,failedFor:t=""}){return e==="waiting"?"unsent":e!=="failed"?"unknown":VP.find(([n])=>n.test(t))?.[1]??"refused"}var VP,Cv=u(()=>{"use stric\
t";VP=[[/^no-address$/,"no-address"],[/^provider-busy$/,"busy"],[/OPTED_OUT|^opted-out$|^MAIL_COMPLAINT$/,"opted-out"],[/^(TEXT_INVALID|ADDRESS_FORM|BOUNCE_PERMANENT)$/,
"wrong-address"],[/^(BOUNCE|TEXT_UNREACHABLE|TEXT_CARRIER_UNREACHABLE|TEXT_TTL_EXPIRED|undelivered)/,"not-reached"]]});import{Fragment as GP,jsx as Ua,jsxs as Fv}from"hono/jsx/jsx-runtime";function su({message:{id:e,to:t},nonce:n}){return Fv(GP,{children:[t.role==="partner"&&Ua(
"p",{children:Ua("a",{href:`/partners/${t.id}`,children:Nt.toPartner})}),Fv("div",{class:"row",children:[Ua(F,{action:`/notices/${e}/retry`,nonce:n,children:Ua(
A,{children:Nt.retry})}),Ua(F,{action:`/notices/${e}/close`,nonce:n,children:Ua(A,{kind:"second",children:Nt.close})})]})]})}var ou,Js,Lv,iu,au,cf=u(()=>{"use s\
trict";J();Qs();Cv();xt();ou=({stuck:e,waitsFor:t})=>!!e&&t!=="person",Js=({to:e})=>e.name===void 0?g.roles[e.role]:g.signedInAs(e.name,g.roles[e.role]),Lv=({state:e,
failedFor:t})=>Iv({state:e,...t!==void 0&&{failedFor:t}}),iu=e=>Nt.causes[Lv(e)][e.channel],au=e=>e.to.role==="partner"?Nt.helps[Lv(e)][e.channel]:Nt.helpAmongStaff});import{Fragment as QP,jsx as Ba,jsxs as Zs}from"hono/jsx/jsx-runtime";function qv({view:e,staff:t,nonce:n}){let{notices:r,partners:o}=e;if(r.length===0)return null;
let i=r.toSorted((s,d)=>s.sendAt<d.sendAt?1:-1),a=({role:s,id:d})=>s==="partner"?o[d]?.firstName:t.get(d);return Zs("section",{"aria-labelledby":"notices",children:[
Ba("h2",{id:"notices",children:B.messages}),Ba("ul",{class:"lines",children:i.map(s=>Ba(YP,{notice:s,message:{...s,to:{...s.to,name:a(s.to)}},nonce:n}))})]})}function YP({
notice:e,message:t,nonce:n}){let r=ze(e),o=r||e.waitsFor==="person";return Zs("li",{id:e.id,children:[Zs("p",{children:[Ba("span",{class:o?"tag late":"tag",children:ou(
{...e,stuck:r})?B.stuck.tag:N.notice[e.state]})," ",I.dateTime(e.sentAt??e.sendAt)," \xB7 ",$a[e.template]," \xB7 ",Js(t)," \xB7"," ",Nt.channels[e.channel]]}),
e.suppressedFor&&Ba("p",{children:N.noticeSuppressedFor[e.suppressedFor]}),o&&Zs(QP,{children:[Zs("p",{children:[iu(t)," ",au(t)]}),Ba(su,{message:t,nonce:n})]})]})}
var Mv=u(()=>{"use strict";Xn();Jt();Zl();Qs();Gt();Oe();cf()});import{Fragment as ZP,jsx as Xt,jsxs as du}from"hono/jsx/jsx-runtime";function _v({view:e,coordinator:t,nonce:n,now:r}){return du("section",{"aria-labelledby":"\
offers",children:[Xt("h2",{id:"offers",children:S.offers}),e.offers.length===0?Xt("p",{children:S.noOffers}):Xt("ul",{class:"cards",children:e.offers.map(o=>du(
"li",{class:"card",id:o.id,children:[du("p",{children:[ze(o)&&Xt("span",{class:"tag late",children:B.stuck.tag})," ",Xt("span",{class:o.state==="accepted"?"tag \
good":"tag",children:N.offer[o.state]})," ",Xt("strong",{children:e.partners[o.partnerId]?.firstName??S.partnerHidden})]}),Xt(JP,{offer:o}),ze(o)&&Xt(Tr,{standing:{
...o,next:N.offerWaitsFor[o.waitsFor],since:wi(o)},now:r}),Xt(Io,{live:o,coordinator:t,nonce:n})]}))})]})}function JP({offer:e}){let t=e.slot?[e.slot]:e.slots;return du(
ZP,{children:[Xt("ul",{children:t.length===0?Xt("li",{children:S.noTimes}):t.map(n=>Xt("li",{children:I.full(n)}))}),e.state==="sent"&&e.waitsFor==="answer"&&Xt(
"p",{children:S.answerBy(I.fullDeadline(e.answerBy))}),e.waitsFor==="worker-reply"&&Xt("p",{children:N.offerWaitsFor["worker-reply"]}),e.endedFor&&Xt("p",{children:N.
offerEndedFor[e.endedFor]})]})}var Dv=u(()=>{"use strict";Xn();Zn();Jt();Gt();Oe();ja();No()});import{Fragment as eA,jsx as $e,jsxs as mu}from"hono/jsx/jsx-runtime";function $v(e){return S.title(e.clientReference??"")}function Wv({view:e,tenant:t,coordinator:n,
mine:r,colleagues:o,staff:i,...a}){let{request:s}=e,d=s.owner==="worker"&&r&&s.waitsFor!=="meetings"||s.owner==="coordinator"&&n;return mu(eA,{children:[$e(yt,{
view:a.sent?.view,trouble:a.sent?.trouble}),$e(gt,{text:a.done}),mu("section",{"aria-labelledby":"now",children:[$e("h2",{id:"now",children:S.now}),mu("p",{children:[
wi(s)&&$e("span",{class:"tag late",children:B.stuck.tag})," ",$e("span",{class:"tag",children:N.request[s.state]})," ",d&&$e("span",{class:"tag turn",children:S.
yourTurn}),s.closedAs&&oe.closing[s.closedAs]]}),$e(Tr,{standing:{...s,next:N.requestWaitsFor[s.waitsFor],since:wi(s)},now:a.now}),$e(Io,{live:s,coordinator:n,nonce:a.
nonce}),n&&s.state!=="closed"&&$e("p",{children:$e("a",{class:"button second",href:`/requests/${s.id}/candidates`,children:le.title})})]}),s.waitsFor==="coordin\
ator"&&$e(Pv,{request:s,tenant:t,...a}),s.phases.length>0&&s.state!=="closed"&&!s.consent.given&&$e(mf,{request:s,...a}),$e(uv,{view:e,...a}),$e(Ev,{view:e,coordinator:n,
...a}),$e(XP,{view:e,tenant:t}),$e(_v,{view:e,coordinator:n,...a}),s.phases.length>0&&s.state!=="closed"&&s.consent.given&&$e(mf,{request:s,...a}),$e(sv,{view:e,
coordinator:n,colleagues:o,...a}),n&&$e(qv,{view:e,staff:i,...a}),$e(fv,{view:e,staff:i})]})}function XP({view:{request:e,worker:t},tenant:n}){let r=e.windows.length===
0?S.noTimes:e.windows.map(o=>I.full(o)).join("; ");return mu("section",{"aria-labelledby":"summary",children:[$e("h2",{id:"summary",children:S.summary}),$e(sn,{
facts:[e.clientReference&&[S.reference,e.clientReference],e.phases.length>0&&[g.phase,Eo(e.phases)],[g.area,wt(n,e.area)],[g.language,xa(e.languages)],[S.times,
r],e.needBy&&[S.needBy,I.fullDeadline(e.needBy)],[w.mode,[oe.mode[e.mode],e.place].filter(Boolean).join(", ")],[w.duration,I.duration(e.durationMinutes)],[w.channel,
xl(e.channel)],[w.audience,Tl(e.audience)],[w.urgency,oe.urgency[e.urgency]],e.interpreter&&[w.interpreter,g.yes],e.seats>1&&[w.seats,String(e.seats)],[w.choice,
oe.choice[e.choice]],e.preferences.gender&&[w.gender,oe.gender[e.preferences.gender]],e.preferences.samePartnerAsBefore&&[w.partner,w.samePartner],e.note&&[w.note,
$e("bdi",{children:e.note})],t&&[S.worker,t.name]]})]})}var jv=u(()=>{"use strict";wn();J();br();Vs();Xn();Zn();Jt();xo();Oe();kn();ja();No();dv();lv();pv();yv();
Tv();Nv();Mv();Dv()});async function It(e){try{let t=await e();return y(t)?{failed:tA(t)}:{value:t}}catch(t){if(t instanceof we)return{failed:{status:503,trouble:vl,fields:[]}};throw t}}
function tA(e){let{refused:t,fields:n=[]}=e;return{status:to[t],trouble:Rl(e),fields:n,refused:t}}async function Ct(e,t){let n=await dl(e,t);return ml(n)?n.unread===
"TOO_LARGE"?bn(e,413,Re.tooLarge):bn(e,415,Re.badForm):n}var qo=u(()=>{"use strict";cn();k();Hn();vo();Ja();vr();Sn()});var Kv,zv=u(()=>{"use strict";Vs();Fo();Xn();Zn();Jt();Qs();Kv={sent:S.sent,confirmed:S.decision.confirmed,refused:S.decision.refused,"consent-given":S.consent.
recorded,"consent-withdrawn":S.consent.withdrawn,cancelled:S.change.cancelled,closed:S.change.closed,"handed-over":S.change.handedOver,phase:S.change.phaseChanged,
times:S.change.timesChanged,"partner-left":S.change.partnerLeft,added:_.added,"move-sent":_.moveSent,moved:_.moveAgreed,"move-declined":_.moveRefused,kept:_.kept,
"meeting-cancelled":_.cancelled,"outcome-noted":_.closed,"late-chosen":_.late.chosen,asked:le.asked,recorded:le.phone.recorded,retried:Nt.retried,handled:Nt.closed,
...Object.fromEntries(Object.entries(N.noticeSuppressedFor).map(([e,t])=>[`needless-${e}`,Nt.needless(t)])),"tried-again":B.stuck.retried,"taken-back":B.stuck.closed}});function Uv(e){let{windows:t,rows:n,fields:r}=yf(e,nA),o=Qe(e,"needBy"),i=[...rA(e),...r,...oA(e,t.length>0||r.length>0)];o&&!Xe(o)&&i.push({path:"needBy",code:"\
NOT_A_DATE"});let a=ff(e,"consent","consentOn"),s=e.optional("gender");return{raw:He({channel:e.optional("channel"),phases:e.all("phases"),area:e.text("area"),audience:e.
optional("audience"),languages:e.all("languages"),interpreter:e.has("interpreter"),windows:t,needBy:Xe(o)?Ni(o,"23:59"):void 0,durationMinutes:iA(e,t),mode:e.optional(
"mode"),place:e.optional("place"),urgency:e.optional("urgency"),clientReference:e.optional("clientReference"),consent:a.raw,seats:e.has("seats")&&e.text("seats")?
Number(e.text("seats")):void 0,choice:e.optional("choice"),confirm:e.optional("confirm"),preferences:He({gender:s,samePartnerAsBefore:e.has("samePartner")?!0:void 0,
partnerId:e.optional("partnerId")}),note:e.optional("note")}),fields:[...i,...a.fields],rows:n}}function ff(e,t,n){if(e.text(t)!=="yes")return{fields:[]};let r=Qe(
e,n);return Xe(r)?{raw:{given:!0,on:r},fields:[]}:{fields:[{path:n,code:r?"NOT_A_DATE":"REQUIRED"}]}}function yf(e,t){let n=[],r=[],o=[];for(let i of t){let a=Cn(
e,`windows.${i}`);"fields"in a&&o.push(...a.fields),"window"in a&&(n.push(a.window),r.push(i))}return{windows:n,rows:r,fields:o}}function rA(e){let{hasClient:t}=Rt[e.
text("channel")]??Rt["peer-support"];return[...t&&e.all("phases").length===0?[{path:"phases",code:"PHASES_NEEDED"}]:[],...["languages","area"].filter(n=>e.all(n).
length===0).map(n=>({path:n,code:"REQUIRED"}))]}function oA(e,t){let n=e.text("when");return n==="later"?t?[{path:"when",code:"CONTRADICTORY"}]:[]:t?[]:[{path:n===
"given"?"windows.0.date":"when",code:"REQUIRED"}]}function iA(e,t){let n=e.optional("durationMinutes");if(n)return Number(n);let r=t.map(({start:o,end:i})=>ve(o,
i)).filter(o=>o>=15);return r.length>0?Math.min(...r,480):void 0}function lu(e){return t=>{let n=/^windows\.(\d)\.(\w+)$/.exec(t);if(n)return sA(Number(n[1]),n[2],
e);let r=aA[t]??t.split(".")[0]??t,o=Bv[r];return o===void 0?void 0:{name:r,label:o}}}function sA(e,t,n){let o=t==="start"||t==="end"?n[e]??e:e,i=t==="start"?"f\
rom":t==="end"?"to":t,a={date:g.date,from:g.from,to:g.to}[i]??g.time;return{name:`windows.${o}.${i}`,label:`${w.window(o+1)}, ${a.toLocaleLowerCase("fi")}`}}function He(e){
return Object.fromEntries(Object.entries(e).filter(([,t])=>t!==void 0))}var nA,Bv,Hv,aA,Mo=u(()=>{"use strict";br();J();_n();Y();fe();Or();nA=[0,1,2];Bv={forWorker:w.
onBehalf,phases:w.phases,languages:w.languages,when:w.time,windows:w.time,needBy:w.needBy,area:w.area,mode:w.mode,place:w.place,urgency:w.urgency,consent:w.consent,
consentOn:w.consentOn,durationMinutes:w.duration,channel:w.channel,audience:w.audience,interpreter:w.interpreter,choice:w.choice,confirm:w.confirm,gender:w.gender,
samePartner:w.samePartner,seats:w.seats,clientReference:w.clientReference,note:w.note},Hv=Object.keys(Bv),aA={"consent.on":"consentOn","preferences.gender":"gen\
der","onBehalfOf.id":"forWorker"}});var Vv={};ge(Vv,{ACTIONS:()=>dA,yesOrNo:()=>uu});function uu(e,t){let n=e.text(t);return n==="yes"||n==="no"?n==="yes":c("INVALID",{fields:[{path:t,code:"UNKNOW\
N_VALUE"}]})}var Xs,dA,gf=u(()=>{"use strict";J();br();Zn();de();ap();Km();k();Qp();Zp();Gm();rc();ic();sc();Pa();Or();Mo();Xs=e=>Promise.resolve(c("INVALID",{fields:e}));
dA={decision:{prefix:e=>`decision-${e.text("offerId")}`,async run(e,t,n){let r=n.optional("version");return Qm(e,t,He({decision:n.optional("decision"),offerId:n.
optional("offerId"),reason:n.optional("reason"),version:r===void 0?void 0:Number(r)}))},done:e=>e.text("decision")==="confirm"?"confirmed":"refused",places:Rn({
reason:S.decision.reason})},consent:{prefix:()=>"consent",async run(e,t,n){let r=uu(n,"given");if(typeof r!="boolean")return r;let{raw:o,fields:i}=ff(n,"given",
"on");return i.length>0?Xs(i):Ym(e,t,o??{given:!1})},done:e=>e.text("given")==="yes"?"consent-given":"consent-withdrawn",places:Rn({given:S.consent.title,on:S.consent.
on})},cancel:{prefix:()=>"cancel",run:(e,t,n)=>Vm(e,t,He({as:n.optional("as")})),done:()=>"cancelled",places:Rn({as:S.change.cancelAs})},close:{prefix:()=>"clos\
e",run:(e,t,n)=>Hm(e,t,He({as:n.optional("as")})),done:()=>"closed",places:Rn({as:S.change.closeAs})},"hand-over":{prefix:()=>"hand-over",run:(e,t,n)=>Zm(e,t,{to:n.
text("to")}),done:()=>"handed-over",places:Rn({to:S.change.handOverTo})},phase:{prefix:()=>"phase",async run(e,t,n){return Um(e,t,He({phases:n.all("phases"),reason:n.
optional("reason")}))},done:()=>"phase",places:Rn({phases:g.phase,reason:S.change.phaseReason})},"partner-leaves":{prefix:()=>"partner-leaves",async run(e,t,n){
return K(e.by)?ma(e,t,{partnerId:n.text("partnerId")}):c("FORBIDDEN")},done:()=>"partner-left",places:Yn},times:{prefix:()=>"times",async run(e,t,n){let{windows:r,
fields:o}=yf(n,[0,1,2]),i=n.has("remote")?"remote":void 0;return o.length>0?Xs(o):r.length===0&&!i?Xs([{path:"windows.0.date",code:"REQUIRED"}]):Bm(e,t,He({windows:r.
length>0?r:void 0,mode:i}))},done:()=>"times",places:lu([0,1,2])},meetings:{prefix:()=>"add",async run(e,t,n){let r=Cn(n,"meeting");if("fields"in r)return Xs(r.
fields);if("empty"in r)return Xs([{path:"meeting.date",code:"REQUIRED"}]);let o={mode:n.optional("mode"),place:n.optional("place"),partnerId:n.optional("partner\
Id")};return Jd(e,t,He({...r.window,...o}))},done:()=>"added",places:Sr("meeting",{mode:w.mode,place:g.place})}}});var ed={};ge(ed,{act:()=>lA,one:()=>mA,requestPage:()=>hf});import{jsx as pA}from"hono/jsx/jsx-runtime";async function mA(e){let t=kt(e);return t?hf(e,t):Ee(e)}
async function lA(e){let t=kt(e),n=e.req.param("action")??"",{ACTIONS:r}=await Promise.resolve().then(()=>(gf(),Vv)),o=Object.hasOwn(r,n)?r[n]:void 0;if(!t||!o)
return Ee(e);let i=await Ct(e);if(i instanceof Response)return i;let a=await It(()=>o.run(uA(e,i),t,i)),s=n==="hand-over"&&!dn(e);if("value"in a)return e.redirect(
`/requests${s?"":`/${t}`}?done=${o.done(i)}`,303);let d=dt(o.prefix(i),i,a.failed.fields,o.places);return hf(e,t,a.failed,{view:d,trouble:a.failed.trouble})}function uA(e,t){
let n=t.has("onBehalf")&&dn(e)?Da(t,"workerId"):void 0;return ut(e,t,n?{role:"worker",id:n}:void 0)}async function hf(e,t,n,r){if(n?.status===404)return Ee(e);let o=De(
e),[i,a,s]=await Promise.all([ca(o,t),q(o),ri(o)]);if(y(i))return xr(e,i);let d=Ao(e),m=s.filter(l=>l.role!=="admin"&&l.id!==i.request.workerId);return tt(e,{title:$v(
i.request),status:n?.status,problem:n!==void 0},pA(Wv,{view:i,tenant:a,coordinator:dn(e),mine:i.request.workerId===d.staffId,colleagues:m.map(l=>({value:l.id,text:l.
name})),staff:new Map(s.map(l=>[l.id,l.name])),nonce:e.get("nonce"),now:o.now,done:Kv[e.req.query("done")??""],sent:r}))}var td=u(()=>{"use strict";k();Es();Kn();
Fe();jv();Hn();Sn();qo();Jn();zv()});import{Fragment as cA,jsx as Ar,jsxs as Gv}from"hono/jsx/jsx-runtime";function Yv({meetings:e,next:t,tenant:n,now:r}){return Gv(cA,{children:[e.length===0&&Ar("\
p",{children:_.empty}),Ar("ul",{class:"cards pair",children:e.map(o=>Gv("li",{class:"card",children:[Ar("h2",{children:Ar("a",{href:`/requests/${o.requestId}#${o.
id}`,children:Ar("time",{datetime:o.start,children:I.full(o)})})}),Ar("p",{children:Ar("span",{class:o.state==="held"?"tag good":"tag",children:N.meeting[o.state]})}),
Ar(sn,{facts:[[_.columns.where,`${oe.mode[o.mode]}, ${wt(n,o.area)}`],o.state==="scheduled"&&[_.columns.next,N.meetingWaitsFor[o.waitsFor]],o.state==="scheduled"&&
o.waitsFor!=="start"&&o.due&&[g.clock,Ar(Hs,{due:o.due,now:r})]]})]}))}),Ar(Wa,{next:t,path:"/meetings"})]})}var Qv=u(()=>{"use strict";wn();J();Fo();Jt();xo();
Oe();No();eu()});var Jv={};ge(Jv,{meetingActions:()=>fA});function fA(e){return{move:{prefix:()=>`move-${e}`,async run(t,n,r){let o=Cn(r,"move");return"fields"in o?c("INVALID",{
fields:o.fields}):"empty"in o?c("INVALID",{fields:[{path:"move.date",code:"REQUIRED"}]}):Zi(t,n,o.window)},done:()=>"move-sent",places:Sr("move")},"move-answer":{
prefix:()=>`move-answer-${e}`,async run(t,n,r){let o=uu(r,"agree");return typeof o=="boolean"?Xi(t,n,{agree:o}):o},done:t=>t.text("agree")==="yes"?"moved":"move\
-declined",places:Rn({agree:_.moveQuestion})},keep:{prefix:()=>`keep-${e}`,run:(t,n)=>im(t,n),done:()=>"kept",places:Yn},cancel:{prefix:()=>`cancel-${e}`,run:(t,n)=>ta(
t,n),done:()=>"meeting-cancelled",places:Yn},close:{prefix:()=>`close-${e}`,run:(t,n,r)=>um(t,n,He({outcome:r.optional("outcome")})),done:()=>"outcome-noted",places:t=>t===
"outcome"?{name:"outcome",label:_.close}:void 0},late:{prefix:()=>`late-${e}`,run:(t,n,r)=>fm(t,n,He({choice:r.optional("choice")})),done:()=>"late-chosen",places:t=>t===
"choice"?{name:"choice",label:_.late.question}:void 0}}}var Zv=u(()=>{"use strict";Fo();am();mm();fp();ps();k();hp();Pa();Or();gf();Mo()});var Xv={};ge(Xv,{act:()=>hA,back:()=>wA,list:()=>gA});import{jsx as kA}from"hono/jsx/jsx-runtime";async function gA(e){let t=De(e),n=e.req.query("cursor"),r=Tn(
$(t.now)),[o,i]=await Promise.all([Xd(t,{from:r,limit:yA,...n&&{cursor:n}}),q(t)]);return tt(e,{title:_.title,current:"/meetings"},kA(Yv,{meetings:o.items,next:o.
next,tenant:i,now:t.now}))}async function hA(e){let t=kt(e),n=e.req.param("action")??"",{meetingActions:r}=await Promise.resolve().then(()=>(Zv(),Jv)),o=r(t??""),
i=Object.hasOwn(o,n)?o[n]:void 0;if(!t||!i)return Ee(e);let a=await Ct(e);if(a instanceof Response)return a;let s=a.has("onBehalf")&&dn(e)?Da(a,"partnerId"):void 0,
d=ut(e,a,s?{role:"partner",id:s}:void 0),m=await It(()=>i.run(d,t,a)),l=L(t);if("value"in m)return e.redirect(`/requests/${l}?done=${i.done(a)}`,303);let p=dt(i.
prefix(a),a,m.failed.fields,i.places),{requestPage:f}=await Promise.resolve().then(()=>(td(),ed));return f(e,l,m.failed,{view:p,trouble:m.failed.trouble})}async function wA(e){
let t=kt(e);return t?e.redirect(`/requests/${L(t)}`,303):Ee(e)}var yA,eR=u(()=>{"use strict";Fo();tm();Ne();fe();Fe();Qv();Hn();Sn();qo();Jn();yA=50});import{jsx as Kt,jsxs as nd}from"hono/jsx/jsx-runtime";function tR({row:e,tenant:t,partners:n,keep:r,nonce:o,now:i}){let a=rR(e);return nd("li",{class:"card",children:[
Kt("h2",{children:Kt("a",{href:bA(e),children:vA(e,t)})}),nd("p",{children:[e.owner==="coordinator"&&Kt("span",{class:"tag turn",children:vt.yourTurn}),e.stuck&&
Kt("span",{class:"tag late",children:B.stuck.tag}),!(a&&ou(e))&&Kt("span",{class:a?"tag late":"tag",children:OA(e)}),e.urgency&&e.urgency!=="routine"&&Kt("span",
{class:"tag",children:oe.urgency[e.urgency]}),e.nudges?Kt("span",{class:"tag",children:B.nudged(e.nudges)}):null]}),Kt(Tr,{first:a&&[[Nt.to,Js(a)],[Nt.channel,Nt.
channels[a.channel]]],standing:{...e,next:EA(e,a),why:a&&iu(a),since:e.stuck?.since},now:i}),Kt(RA,{row:e,partners:n}),e.kind==="request"&&Kt("p",{children:Kt("\
a",{href:`/requests/${e.id}/candidates`,children:B.toCandidates})}),e.stuck&&e.kind!=="notice"&&Kt(sf,{kind:e.kind,id:e.id,state:e.state,waitsFor:e.waitsFor,nonce:o,
keep:r}),a&&Kt(su,{message:a,nonce:o})]})}function vA(e,t){let n=rR(e),r=n?Js(n):e.partner?.name,o=[e.template&&$a[e.template],r,e.area&&wt(t,e.area),e.phases&&
Eo(e.phases)];return[N.kind[e.kind],o.filter(Boolean).join(" \xB7 ")].filter(Boolean).join(": ")}function RA({row:e,partners:t}){if(!e.misses||e.misses.length===
0)return null;let n=rt.filter(r=>e.missing?.[r]);return nd("details",{children:[nd("summary",{children:[B.nobody," ",Kt("span",{class:"plain",children:n.map(r=>B.
ruleCount(Qr.fails[r],e.missing?.[r]??0)).join(", ")})]}),Kt("ul",{children:e.misses.map(({partnerId:r,codes:o})=>nd("li",{children:[Kt("a",{href:`/partners/${r}`,
children:t.get(r)??N.kind.card}),": ",o.map(i=>Qr.fails[i]).join(", ")]}))})]})}function bA({kind:e,id:t,requestId:n}){return e==="tenant"?"/agreements":e==="ca\
rd"||e==="diary"?`/partners/${t}`:e==="request"?`/requests/${t}`:`/requests/${n}#${t}`}function EA(e,t){return t?au(t):(e.owner==="worker"||e.stuck?N.workersTurn:
e.owner==="coordinator"?N.coordinatorsTurn:{})[e.waitsFor]??nR(e)[1][e.waitsFor]??g.unknown}function rR({id:e,kind:t,state:n,to:r,channel:o,failedFor:i}){return t===
"notice"&&r&&o?{id:e,state:n,to:r,channel:o,failedFor:i}:void 0}var SA,nR,OA,oR=u(()=>{"use strict";wn();J();Xn();Ql();nu();Jt();Zl();Qs();Nr();Oe();cf();No();ja();
SA={request:[N.request,N.requestWaitsFor],offer:[N.offer,N.offerWaitsFor],meeting:[N.meeting,N.meetingWaitsFor],notice:[N.notice,N.noticeWaitsFor],card:[N.partner,
N.cardWaitsFor],diary:[N.kept,N.keptWaitsFor],tenant:[N.kept,N.keptWaitsFor]},nR=({kind:e})=>SA[e],OA=e=>nR(e)[0][e.state]??g.unknown});import{Fragment as TA,jsx as Ln,jsxs as iR}from"hono/jsx/jsx-runtime";function pu(e){let[t,n]=[e.text("area"),aR.find(r=>r===e.text("state"))];return{...t&&{area:t},
...n&&{state:n}}}function sR({rows:e,next:t,tenant:n,partners:r,filter:o,...i}){let{form:a}=o,s=pu(a),d=Object.keys(s).length>0;return iR(TA,{children:[Ln(yt,{view:i.
sent?.view,trouble:i.sent?.trouble}),Ln(gt,{text:i.done}),Ln("p",{children:B.intro}),iR("form",{method:"get",action:"/queue",class:"row",children:[Ln(ae,{view:o,
name:"area",label:B.filterArea,options:ie.areas(n),empty:B.allAreas}),Ln(ae,{view:o,name:"state",label:B.filterState,options:aR.map(m=>({value:m,text:N.request[m]})),
empty:B.allStates}),Ln("button",{class:"second",children:g.filter})]}),Ln("p",{children:xA(e.length,{narrowed:d,next:t,later:a.text("cursor")!==""})}),Ln("ol",{
class:"cards",children:e.map(m=>Ln(tR,{row:m,tenant:n,partners:r,keep:s,...i}))}),Ln(Wa,{next:t,path:"/queue",query:s}),(d||a.text("cursor"))&&Ln("p",{children:Ln(
"a",{href:"/queue",children:B.showAll})})]})}function xA(e,{narrowed:t,next:n,later:r}){let o=n!==void 0||r;return e>0?o?B.countHere(e):B.count(e):n!==void 0?B.
emptySoFar:r?B.emptyRest:t?B.emptyFiltered:B.empty}var aR,dR=u(()=>{"use strict";J();Xn();Jt();ht();Gr();kn();eu();oR();aR=["open","offered","accepted","confirm\
ed"]});var lR={};ge(lR,{back:()=>FA,list:()=>NA,notice:()=>CA,stuck:()=>MA});import{jsx as DA}from"hono/jsx/jsx-runtime";function NA(e){return mR(e)}async function mR(e,t,n){
let r=De(e),o=n??sl(new URL(e.req.url).search),i=o.optional("cursor"),a={limit:PA,...pu(o),...i&&{cursor:i}},[s,d]=await Promise.all([_m(r,a),q(r)]);if(y(s))return xr(
e,s);let l=s.items.some(p=>p.misses&&p.misses.length>0)?await IA(e):new Map;return tt(e,{title:B.title,current:"/queue",status:t?.status,problem:t!==void 0},DA(
sR,{rows:s.items,next:s.next,tenant:d,partners:l,filter:{...mt("filter"),form:o},nonce:e.get("nonce"),now:r.now,done:AA[e.req.query("done")??""],sent:t&&{view:mt(
"stuck"),trouble:t.trouble}}))}async function IA(e){let{candidates:t}=await ar(De(e));return new Map(t.map(({card:n})=>[n.id,n.firstName]))}async function CA(e){
let t=kt(e),n=e.req.param("action");if(!t||n!=="retry"&&n!=="close")return Ee(e);let r=await Ct(e);if(r instanceof Response)return r;let o=await It(async()=>{let{
closeNotice:s,retryNotice:d}=await Promise.resolve().then(()=>(bp(),Ng));return n==="retry"?d(ut(e,r),t):s(ut(e,r),t)}),i=L(t);if("value"in o)return e.redirect(
`/requests/${i}?done=${LA(n,o.value)}`,303);let{requestPage:a}=await Promise.resolve().then(()=>(td(),ed));return a(e,i,o.failed,{view:mt(`notice-${t}`),trouble:o.
failed.trouble})}async function FA(e){let t=kt(e);return t?e.redirect(`/requests/${L(t)}`,303):Ee(e)}function LA(e,{state:t,suppressedFor:n}){return e==="close"?
"handled":t==="suppressed"&&n?`needless-${n}`:"retried"}async function MA(e){let t=kt(e),n=qA.find(d=>d===e.req.param("kind")),r=n==="offer"&&e.req.param("actio\
n")==="close";if(!t||!n||!r&&e.req.param("action")!=="retry")return Ee(e);let o=await Ct(e);if(o instanceof Response)return o;let i=await It(async()=>r?(await Promise.resolve().then(()=>(lc(),bh))).
closeStuckOffer(ut(e,o),t):(await Promise.resolve().then(()=>(uc(),Sh))).retryStuck(ut(e,o),n,t)),a=o.text("from")==="here"&&(n==="request"||n==="offer"||n==="m\
eeting");if("value"in i)return e.redirect(a?`/requests/${L(t)}?done=${r?"taken-back":"tried-again"}`:_A(r,o),303);if(i.failed.status===404)return Ee(e);if(!a)return mR(
e,i.failed,o);let{requestPage:s}=await Promise.resolve().then(()=>(td(),ed));return s(e,L(t),i.failed,{view:mt("stuck"),trouble:i.failed.trouble})}function _A(e,t){
let n=new URLSearchParams(pu(t));return n.set("done",e?"closed":"retried"),`/queue?${n}`}var PA,AA,qA,uR=u(()=>{"use strict";Xn();Li();Ne();k();$p();Fe();Be();dR();
vo();Sn();qo();Jn();PA=100,AA={retried:B.stuck.retried,closed:B.stuck.closed};qA=["request","offer","meeting","card","diary","tenant"]});import{Fragment as zA,jsx as ue,jsxs as _o}from"hono/jsx/jsx-runtime";function cR({view:e,considered:t,...n}){let r=t.filter(({codes:a})=>a.length===0).toSorted(
(a,s)=>(a.rank??999)-(s.rank??999)),o=t.filter(({codes:a})=>a.length>0).toSorted((a,s)=>a.codes.length-s.codes.length),i=e.offers.filter(({state:a,waitsFor:s})=>a===
"sent"&&s==="answer");return _o(zA,{children:[ue(yt,{view:n.sent?.view,trouble:n.sent?.trouble}),ue(gt,{text:n.done}),ue("p",{children:ue("a",{href:`/requests/${e.
request.id}`,children:g.back})}),ue("h2",{children:le.fit}),r.length===0&&ue("p",{children:le.fitEmpty}),ue("ol",{class:"cards",children:r.map(a=>ue(pR,{one:a,view:e,
...n}))}),ue("h2",{children:le.others}),o.length===0&&ue("p",{children:g.none}),ue("ul",{class:"cards",children:o.map(a=>ue(pR,{one:a,view:e,...n}))}),i.length>
0&&ue("h2",{children:le.phone.title}),i.map(a=>ue(KA,{offer:a,view:e,...n}))]})}function pR({one:e,view:t,...n}){return _o("li",{class:"card",id:`partner-${e.partnerId}`,
children:[_o("h3",{children:[e.rank!==void 0&&`${le.rank(e.rank)} `,ue("a",{href:`/partners/${e.partnerId}`,children:e.firstName})]}),e.asked&&ue("p",{children:`${le.
alreadyAsked}: ${N.offer[e.asked]}`}),e.codes.length>0?ue("ul",{children:e.codes.map(r=>_o("li",{children:[Qr.fails[r],". ",ue("span",{class:"quiet",children:Qr.
helps[r]})]}))}):ue("p",{children:WA(e)}),$A(t,e)&&ue(jA,{one:e,view:t,...n})]})}function $A({request:e},{asked:t,codes:n}){return(e.state==="open"||e.state==="\
offered")&&t!=="sent"&&!n.includes("ROLE")&&!n.includes("CHECKS")}function WA({score:e}){return e?[e.unknown===0?le.scores.known:le.scores.unknown,e.unwished===
0&&le.scores.continuity,e.language===0&&le.scores.language(oe.level.native)].filter(Boolean).join(" \xB7 "):Qr.fits}function jA({one:e,view:{request:t},nonce:n,
sent:r}){let o=me(`offer-${e.partnerId}`,r?.view),i=e.codes.length>0,a=e.slots.map(({start:s,end:d})=>({value:`${s}/${d}`,text:I.full({start:s,end:d})}));return _o(
Te,{title:i?le.override:le.ask(e.firstName),open:Pe(o),children:[ue("p",{children:i?le.overrideHint:le.askHint}),_o(F,{action:`/requests/${t.id}/offers`,nonce:n,
children:[ue("input",{type:"hidden",name:"partnerId",value:e.partnerId}),a.length>0&&ue(ae,{view:o,name:"slot",label:le.slot,options:a,empty:le.anySlot}),e.codes.
map(s=>ue("input",{type:"hidden",name:"rule",value:s})),i&&ue(j,{view:o,name:"reason",label:le.overrideReason}),ue(A,{kind:i?"second":void 0,children:le.ask(e.firstName)})]})]})}
function KA({offer:e,view:t,nonce:n,sent:r}){let o=me(`answer-${e.id}`,r?.view),i=t.partners[e.partnerId]?.firstName??N.kind.card;return _o("article",{class:"ca\
rd",children:[ue("h3",{children:i}),ue("p",{children:le.phone.hint}),_o(F,{action:`/offers/${e.id}/answer`,nonce:n,children:[ue("input",{type:"hidden",name:"par\
tnerId",value:e.partnerId}),ue(Nl,{view:o,offer:e,legend:le.phone.answer}),ue(A,{children:le.phone.submit})]})]})}var fR=u(()=>{"use strict";Vs();wn();J();nu();
Jt();xt();Nc();ht();an();Be();Oe();kn();Qn()});var yR={};ge(yR,{answer:()=>GA,back:()=>YA,list:()=>UA,offer:()=>BA});import{jsx as QA}from"hono/jsx/jsx-runtime";async function UA(e){let t=kt(e);return t?wf(e,
t):Ee(e)}async function BA(e){let t=kt(e);if(!t)return Ee(e);let n=await Ct(e);if(n instanceof Response)return n;let[r,o]=n.text("slot").split("/"),i=n.optional(
"reason"),a=await It(async()=>{let{offerByHand:d}=await Promise.resolve().then(()=>(Np(),_g)),m=r&&o?{start:r,end:o}:void 0,l=i?{rules:n.all("rule"),reason:i}:void 0;
return d(ut(e,n),t,He({partnerId:n.text("partnerId"),slot:m,override:l}))});if("value"in a)return e.redirect(`/requests/${t}?done=asked`,303);let s=dt(`offer-${n.
text("partnerId")}`,n,HA(a.failed,i),VA);return wf(e,t,a.failed,{view:s,trouble:a.failed.trouble})}function HA({refused:e,fields:t},n){return!n&&(e==="RULES_FAI\
L"||e==="OVERRIDE_NEEDS_REASON")?[...t,{path:"reason",code:"REQUIRED"}]:t}async function GA(e){let t=kt(e);if(!t)return Ee(e);let n=await Ct(e);if(n instanceof Response)
return n;let r=Da(n,"partnerId"),o=await It(async()=>{let s=ql(n);if(y(s))return s;let{answerOffer:d}=await Promise.resolve().then(()=>(Rm(),Lg));return d(ut(e,
n,r?{role:"partner",id:r}:void 0),t,s)});if("value"in o)return e.redirect(`/requests/${L(t)}?done=recorded`,303);let i=Sr("other",{answer:M.question,other:g.time}),
a=dt(`answer-${t}`,n,o.failed.fields,i);return wf(e,L(t),o.failed,{view:a,trouble:o.failed.trouble})}async function YA(e){let t=kt(e);return t?e.redirect(`/requ\
ests/${L(t)}/candidates`,303):Ee(e)}async function wf(e,t,n,r){if(n?.status===404)return Ee(e);let o=De(e),[i,a]=await Promise.all([ca(o,t),Od(o,t)]);return y(i)?
xr(e,i):y(a)?xr(e,a):tt(e,{title:le.title,status:n?.status,problem:n!==void 0},QA(cR,{view:i,considered:a,nonce:e.get("nonce"),now:o.now,sent:r}))}var VA,gR=u(()=>{
"use strict";Vs();J();jr();Uu();Ne();k();Es();Pa();Hn();fR();Lc();Sn();qo();Jn();Mo();VA=e=>e==="reason"||e.startsWith("override")?{name:"reason",label:le.overrideReason}:
e.startsWith("slot")?{name:"slot",label:le.slot}:void 0});var h,Ha=u(()=>{"use strict";Zr();h={title:"Kumppanit",empty:"Kumppaneita ei ole viel\xE4 lis\xE4tty.",caption:"Kumppanit aakkosj\xE4rjestyksess\xE4",add:"Lis\xE4\xE4\
 kumppani",added:"Kumppani on lis\xE4tty.",edit:"Muuta tietoja",saved:"Tiedot on tallennettu.",state:"Tilanne",level:"Taito",language:e=>`Kieli ${e}`,gender:"Su\
kupuoli, jos haluaa kertoa",noGender:"Ei kerrota",speaksOptions:{fi:"suomi",sv:"ruotsi",en:"englanti"},payrollNumber:"Palkanlaskennan numero",contactName:"Koko \
nimi",phoneHint:"Muotoa +358401234500.",extractBasis:"Mihin lakiin tarkistus perustui?",noExtract:"Ei tarkistettu",conflictWorkers:"Ty\xF6ntekij\xE4t, joiden kanssa e\
i voi toimia",conflictAreas:"Kunnat, joissa ei voi toimia",ownCase:"Oma asia on kesken",pausedUntil:e=>`Tauolla ${e} asti.`,pausedOpen:"Tauolla toistaiseksi.",columns:{
name:"Nimi",state:"Tilanne",areas:"Kunnat",languages:"Kielet",families:"Mukana"},contact:"Yhteystiedot",name:"Nimi",phone:"Puhelin",email:"S\xE4hk\xF6posti",contactBy:"\
Miten viestit l\xE4htev\xE4t?",sms:"Tekstiviesti",firstName:"Etunimi, jonka ty\xF6ntekij\xE4 n\xE4kee",introduction:"Esittely",introductionHint:"Muutama lause, \
jonka ty\xF6ntekij\xE4 ja vanhempi n\xE4kev\xE4t.",organisation:"J\xE4rjest\xF6",roles:"Roolit",experience:"Omat kokemukset",experienceHint:"Vain jos kumppani h\
aluaa, ett\xE4 ne huomioidaan.",languages:"Kielet",areas:"Kunnat, joihin kulkee",modes:"Miten voi n\xE4hd\xE4",travelMinutes:"Matka-aika aikojen v\xE4liss\xE4 (min)",
capacity:"Paljonko jaksaa",families:"Montako perhett\xE4 yht\xE4 aikaa",meetingsPerDay:"Montako aikaa p\xE4iv\xE4ss\xE4",hoursPerMonth:"Montako tuntia kuukaudes\
sa",offersPerWeek:"Montako kysely\xE4 viikossa",earningsCap:"Oma palkkioraja kuukaudessa (euroa)",urgentAtNight:"Kiireellisest\xE4 saa kysy\xE4 my\xF6s y\xF6ll\xE4",
speaks:"Viestien kieli",checks:"Sopimukset ja tarkistukset",undertakingUntil:"Vaitiolositoumus voimassa",agreementUntil:"Sopimus voimassa",extract:"Rikosrekiste\
riote tarkistettu",extractHint:"Merkitse vain, milloin tarkistit ja mihin lakiin se perustui.",conflicts:"Esteet",conflictsHint:"Muut eiv\xE4t n\xE4e n\xE4it\xE4. Lokissa n\
\xE4kyy, kuka on katsonut.",families_now:e=>Je(e,"perhe nyt","perhett\xE4 nyt"),pause:"Tauko",pauseUntil:"Tauko kest\xE4\xE4",pauseUntilHint:"J\xE4t\xE4 tyhj\xE4ksi, jos\
 loppu ei ole tiedossa.",pauseStart:"Aloita tauko",pauseEnd:"Lopeta tauko",paused:"Tauko on merkitty.",resumed:"Tauko on p\xE4\xE4ttynyt.",bookings:"Sovitut aja\
t",noBookings:"Ei sovittuja aikoja."}});import{Fragment as rN,jsx as be,jsxs as rd}from"hono/jsx/jsx-runtime";function cu({view:e,tenant:t,partner:n}){let r=n?.card,o=r?.state??"applied",i=[o,...xd[o]].
filter(a=>a!=="paused"||o==="paused");return rd(rN,{children:[be(j,{view:e,name:"firstName",label:h.firstName,initial:r?.firstName}),be(j,{view:e,name:"organisa\
tion",label:h.organisation,initial:r?.organisation}),be(ae,{view:e,name:"state",label:h.state,options:i.map(a=>({value:a,text:N.partner[a]})),initial:o}),be(Al,
{view:e,name:"introduction",label:h.introduction,hint:h.introductionHint,initial:r?.introduction}),be(vn,{view:e,name:"roles",legend:h.roles,options:ZA,initial:r?.
roles}),be(vn,{view:e,name:"experience",legend:h.experience,hint:h.experienceHint,options:ie.phases,initial:r?.experience}),be(eN,{view:e,partner:n}),be(vn,{view:e,
name:"areas",legend:h.areas,options:ie.areas(t),initial:r?.areas}),be(vn,{view:e,name:"modes",legend:h.modes,options:ie.modes,initial:r?.modes??["in-person","re\
mote","phone"]}),be(ae,{view:e,name:"gender",label:h.gender,options:ie.gender,empty:h.noGender,initial:r?.gender}),be(tN,{view:e,partner:n}),be(nN,{view:e,partner:n})]})}
function eN({view:e,partner:t}){let n=t?.card.languages??[],r=e.form.rows("languages").at(-1)??0,o=Math.min(Pd,Math.max(4,n.length+1,r+1)),i=qi.map(a=>({value:a,
text:oe.level[a]}));return rd("fieldset",{id:e.prefix?`${e.prefix}-languages`:"languages",tabindex:-1,children:[be("legend",{children:h.languages}),Array.from({
length:o},(a,s)=>rd("div",{class:"row",children:[be(ae,{view:e,name:`languages.${s}.code`,label:h.language(s+1),options:ie.languages,empty:g.pick,initial:n[s]?.
code}),be(ae,{view:e,name:`languages.${s}.level`,label:h.level,options:i,initial:n[s]?.level??"native"})]}))]})}function tN({view:e,partner:t}){let n=t?.card,r=n?.
capacity??JA,o=n?.earningsCap===void 0?void 0:String(n.earningsCap/100).replace(".",","),i=a=>be(j,{view:e,name:a,label:h[a],initial:String(r[a]),numeric:!0,short:!0});
return rd("fieldset",{children:[be("legend",{children:h.capacity}),i("families"),i("meetingsPerDay"),i("hoursPerMonth"),i("offersPerWeek"),be(j,{view:e,name:"tr\
avelMinutes",label:h.travelMinutes,initial:String(n?.travelMinutes??30),numeric:!0,short:!0}),be(j,{view:e,name:"earningsCap",label:`${h.earningsCap} ${g.optional}`,
initial:o,short:!0}),be(Dt,{view:e,name:"urgentAtNight",label:h.urgentAtNight,initial:n?.urgentAtNight??!1})]})}function nN({view:e,partner:t}){let n=t?.contact,
r=Object.entries(h.speaksOptions).map(([o,i])=>({value:o,text:i}));return rd("fieldset",{children:[be("legend",{children:h.contact}),be(j,{view:e,name:"contactN\
ame",label:`${h.contactName} ${g.optional}`,initial:n?.name}),be(j,{view:e,name:"phone",type:"tel",label:h.phone,hint:h.phoneHint,initial:n?.phone}),be(j,{view:e,
name:"email",type:"email",label:h.email,initial:n?.email}),be(j,{view:e,name:"payrollNumber",label:`${h.payrollNumber} ${g.optional}`,initial:n?.payrollNumber,short:!0}),
be(vn,{view:e,name:"contactBy",legend:h.contactBy,options:XA,initial:t?.card.contactBy??["sms","email"]}),be(ae,{view:e,name:"speaks",label:h.speaks,options:r,initial:t?.
card.speaks??"fi"})]})}var JA,ZA,XA,kf=u(()=>{"use strict";wn();J();Ha();Jt();Lr();Em();ht();an();Oe();Gr();JA={families:3,meetingsPerDay:2,hoursPerMonth:20,offersPerWeek:5},
ZA=oi.map(e=>({value:e,text:zr(Ug[e].names.fi)})),XA=[{value:"sms",text:h.sms},{value:"email",text:h.email}]});import{Fragment as oN,jsx as Jr,jsxs as hR}from"hono/jsx/jsx-runtime";function wR({partners:e,tenant:t}){return hR(oN,{children:[Jr("p",{children:Jr("a",{class:"\
button",href:"/partners/new",children:h.add})}),e.length===0&&Jr("p",{children:h.empty}),Jr("ul",{class:"cards pair",children:e.map(({card:n,diary:r})=>hR("li",
{class:"card",children:[Jr("h2",{children:Jr("a",{href:`/partners/${n.id}`,children:n.firstName})}),Jr("p",{children:Jr("span",{class:n.state==="active"?"tag go\
od":"tag",children:N.partner[n.state]})}),Jr(sn,{facts:[[h.organisation,n.organisation],[h.columns.areas,n.areas.map(o=>wt(t,o)).join(", ")],[h.columns.languages,
xa(n.languages.map(({code:o})=>o))],[h.columns.families,h.families_now(r.families.length)]]})]}))})]})}var kR=u(()=>{"use strict";Ha();Jt();xo();Oe()});import{Fragment as yu,jsx as te,jsxs as Do}from"hono/jsx/jsx-runtime";function vR(e){let{partner:t,now:n,sent:r,done:o}=e,{card:i,diary:a}=t;return Do(yu,{children:[
te(yt,{view:r?.view,trouble:r?.trouble}),te(gt,{text:o}),Do("p",{children:[te("span",{class:"tag",children:N.partner[i.state]})," ",h.families_now(a.families.length)]}),
i.waitsFor!=="nothing"&&te(Tr,{standing:{...i,next:N.cardWaitsFor[i.waitsFor]},now:n}),[i,a].map(s=>te(Io,{live:s,coordinator:!0,nonce:e.nonce})),te("h2",{children:h.
bookings}),a.bookings.length===0&&te("p",{children:h.noBookings}),te("ul",{children:a.bookings.map(s=>te("li",{children:te("a",{href:`/requests/${s.requestId}#${s.
meetingId}`,children:I.full(s)})}))}),te(iN,{...e}),te(fu,{...e,name:"availability",title:U.title,save:U.save,children:s=>te(_l,{view:s,availability:i.availability,
now:n,dated:!0})}),te(fu,{...e,name:"card",title:h.edit,save:g.save,children:s=>te(cu,{view:s,tenant:e.tenant,partner:t})}),te(aN,{...e}),te(sN,{...e})]})}function fu({
name:e,title:t,save:n,partner:r,nonce:o,sent:i,children:a}){let s=me(e,i?.view);return te(Te,{title:t,open:Pe(s),children:Do(F,{action:`/partners/${r.card.id}/${e}`,
nonce:o,children:[te(Fa,{view:s,part:Fn[e](r)}),a(s),te(A,{children:n})]})})}function iN({partner:{card:e},nonce:t,sent:n}){let r=me("pause",n?.view);return e.state!==
"active"&&e.state!=="paused"?null:Do("section",{"aria-labelledby":"pause",children:[te("h2",{id:"pause",children:h.pause}),e.state==="paused"?Do(yu,{children:[te(
"p",{children:e.pausedUntil?h.pausedUntil(I.fullDeadline(e.pausedUntil)):h.pausedOpen}),te(F,{action:`/partners/${e.id}/resume`,nonce:t,children:te(A,{children:h.
pauseEnd})})]}):Do(F,{action:`/partners/${e.id}/pause`,nonce:t,children:[te(j,{view:r,name:"until",type:"date",label:h.pauseUntil,hint:h.pauseUntilHint}),te(A,{
kind:"second",children:h.pauseStart})]})]})}function aN(e){let{checks:t}=e.partner.card,n=["504/2002","148/2014"].map(r=>({value:r,text:r}));return te(fu,{...e,
name:"checks",title:h.checks,save:g.save,children:r=>Do(yu,{children:[te(j,{view:r,name:"undertakingUntil",type:"date",label:h.undertakingUntil,initial:t.undertakingUntil}),
te(j,{view:r,name:"agreementUntil",type:"date",label:h.agreementUntil,initial:t.agreementUntil}),te(j,{view:r,name:"checkedOn",type:"date",label:h.extract,hint:h.
extractHint,initial:t.extract?.checkedOn}),te(ae,{view:r,name:"basis",label:h.extractBasis,options:n,empty:h.noExtract,initial:t.extract?.basis})]})})}function sN(e){
let{conflicts:t}=e.partner.card;return te(fu,{...e,name:"conflicts",title:h.conflicts,save:g.save,children:n=>Do(yu,{children:[te("p",{children:h.conflictsHint}),
te(vn,{view:n,name:"workers",legend:h.conflictWorkers,options:e.workers,initial:t.workers}),te(vn,{view:n,name:"areas",legend:h.conflictAreas,options:ie.areas(e.
tenant),initial:t.areas}),te(Dt,{view:n,name:"ownCase",label:h.ownCase,initial:t.ownCase})]})})}var RR=u(()=>{"use strict";ci();J();Ha();Jt();fi();xt();ht();an();
Be();Oe();Gr();kn();Dl();Qn();ja();No();Uc();kf()});function id(e){let t=e.rows("languages").filter(r=>e.text(`languages.${r}.code`));return{raw:He({firstName:e.text("firstName"),organisation:e.text("organisation"),
introduction:e.text("introduction"),state:e.optional("state"),roles:e.all("roles"),experience:e.all("experience"),languages:t.map(r=>({code:e.text(`languages.${r}\
.code`),level:e.text(`languages.${r}.level`)})),areas:e.all("areas"),modes:e.all("modes"),gender:e.optional("gender"),travelMinutes:od(e,"travelMinutes"),capacity:{
families:od(e,"families"),meetingsPerDay:od(e,"meetingsPerDay"),hoursPerMonth:od(e,"hoursPerMonth"),offersPerWeek:od(e,"offersPerWeek")},earningsCap:e.optional(
"earningsCap")&&dN(e.text("earningsCap")),urgentAtNight:e.has("urgentAtNight"),contactBy:e.all("contactBy"),speaks:e.optional("speaks"),contact:He({name:e.optional(
"contactName"),phone:e.optional("phone")?.replace(/[\s-]/g,"").replace(/^0(?=[1-9])/,"+358"),email:e.optional("email"),payrollNumber:e.optional("payrollNumber")})}),
rows:t}}function bR(e){let t=Qe(e,"checkedOn"),n=e.text("basis");return{checks:He({undertakingUntil:Qe(e,"undertakingUntil")||void 0,agreementUntil:Qe(e,"agreem\
entUntil")||void 0,extract:t||n?{checkedOn:t,basis:n}:void 0})}}function SR(e){return{conflicts:{workers:e.all("workers"),areas:e.all("areas"),ownCase:e.has("ow\
nCase")}}}function od(e,t){return/^\d{1,6}$/.test(e.text(t))?Number(e.text(t)):Number.NaN}function dN(e){return/^\d{1,6}([.,]\d{1,2})?$/.test(e)?Math.round(Number(
e.replace(",","."))*100):Number.NaN}function $o(e=[]){return t=>{let n=/^languages\.(\d+)(?:\.(\w+))?$/.exec(t);if(n)return{name:`languages.${e[Number(n[1])]??0}\
.${n[2]??"code"}`,label:h.languages};if(t==="contact.name")return{name:"contactName",label:h.contactName};let o=t.split(".").filter(a=>!/^\d+$/.test(a)).at(-1)??
t,i=mN[o];return i===void 0?void 0:{name:o,label:i}}}var mN,vf=u(()=>{"use strict";Ha();Or();Mo();mN={firstName:h.firstName,organisation:h.organisation,introduction:h.
introduction,state:h.state,roles:h.roles,experience:h.experience,languages:h.languages,areas:h.areas,modes:h.modes,gender:h.gender,travelMinutes:h.travelMinutes,
families:h.families,meetingsPerDay:h.meetingsPerDay,hoursPerMonth:h.hoursPerMonth,offersPerWeek:h.offersPerWeek,earningsCap:h.earningsCap,contactBy:h.contactBy,
speaks:h.speaks,contactName:h.contactName,phone:h.phone,email:h.email,payrollNumber:h.payrollNumber,undertakingUntil:h.undertakingUntil,agreementUntil:h.agreementUntil,
checkedOn:h.extract,basis:h.extractBasis,workers:h.conflictWorkers,ownCase:h.ownCase,until:h.pauseUntil}});var OR={};ge(OR,{PARTNER_ACTIONS:()=>lN});function Rf(e,t,n,r,o){return Ca(e,n,{async read(){let i=(await qt(e,t))?.version,a=await sa(e,t);return y(a)?a:{view:a,
version:i}},part:({view:i})=>Fn[r](i),version:({version:i})=>i??0,save:i=>Im(e,t,o,i)})}var lN,ER=u(()=>{"use strict";Dr();Rs();Fm();k();Hc();Ws();fi();Vc();js();
Or();vf();Mo();lN={card:{run:(e,t,n)=>Rf(e,t,n,"card",{gender:null,earningsCap:null,...id(n).raw}),done:"saved",places:e=>$o(id(e).rows)},checks:{run:(e,t,n)=>Rf(
e,t,n,"checks",bR(n)),done:"saved",places:()=>$o()},conflicts:{run:(e,t,n)=>Rf(e,t,n,"conflicts",SR(n)),done:"saved",places:()=>$o()},availability:{run:jl,done:"\
availability-saved",places:e=>Wl(yi(e).rows,yi(e).fields),limit:Ml},pause:{run:(e,t,n)=>gr(e,t,He({until:Qe(n,"until")||void 0})),done:"paused",places:()=>$o()},
resume:{run:(e,t)=>aa(e,t),done:"resumed",places:()=>$o()}}});var AR={};ge(AR,{act:()=>gN,add:()=>fN,blank:()=>cN,list:()=>pN,one:()=>yN});import{Fragment as hN,jsx as ad,jsxs as xR}from"hono/jsx/jsx-runtime";async function pN(e){
let t=De(e),[n,r]=await Promise.all([Cm(t),q(t)]);return y(n)?xr(e,n):tt(e,{title:h.title,current:"/partners"},ad(wR,{partners:n.items,tenant:r}))}function cN(e){
return TR(e)}async function fN(e){let t=await Ct(e);if(t instanceof Response)return t;let{raw:n,rows:r}=id(t),o=await It(()=>Nm(ut(e,t),n));return"value"in o?e.
redirect(`/partners/${o.value.card.id}?done=added`,303):TR(e,o.failed,{view:dt("card",t,o.failed.fields,$o(r)),trouble:o.failed.trouble})}async function TR(e,t,n){
let r=await q(De(e));return tt(e,{title:h.add,current:"/partners",status:t?.status,problem:t!==void 0},xR(hN,{children:[ad(yt,{view:n?.view,trouble:n?.trouble}),
xR(F,{action:"/partners/new",nonce:e.get("nonce"),children:[ad(cu,{view:n?.view??mt("card"),tenant:r}),ad(A,{children:g.save})]})]}))}async function yN(e){let t=kt(
e);return t?PR(e,t):Ee(e)}async function gN(e){let t=kt(e),n=e.req.param("action")??"",{PARTNER_ACTIONS:r}=await Promise.resolve().then(()=>(ER(),OR)),o=Object.
hasOwn(r,n)?r[n]:void 0;if(!t||!o)return Ee(e);let i=await Ct(e,o.limit);if(i instanceof Response)return i;let a=await It(()=>o.run(ut(e,i),t,i));if("value"in a)
return e.redirect(`/partners/${t}?done=${o.done}`,303);let s=dt(n,i,a.failed.fields,o.places(i));return PR(e,t,a.failed,La(s,a.failed))}async function PR(e,t,n,r){
if(n?.status===404)return Ee(e);let o=De(e),[i,a,s]=await Promise.all([sa(o,t),q(o),ri(o)]);return y(i)?xr(e,i):tt(e,{title:i.card.firstName,current:"/partners",
status:n?.status,problem:n!==void 0},ad(vR,{partner:i,tenant:a,workers:s.filter(({role:d})=>d==="worker").map(({id:d,name:m})=>({value:d,text:m})),nonce:e.get("\
nonce"),now:o.now,done:uN[e.req.query("done")??""],sent:r}))}var uN,NR=u(()=>{"use strict";ci();J();Ha();Fm();k();Kn();Fe();xt();Be();kf();kR();RR();kn();Hn();$l();
Sn();qo();Jn();vf();uN={added:h.added,saved:h.saved,"availability-saved":U.saved,paused:h.paused,resumed:h.resumed}});var pt,bf=u(()=>{"use strict";Zr();pt={title:"Vaihesopimukset",intro:"Mink\xE4 j\xE4rjest\xF6n kumppanit toimivat miss\xE4kin vaiheessa ja kunnassa. Kumppania kysyt\xE4\xE4n vain\
, kun sopimus on voimassa.",row:e=>`Sopimus ${e}`,of:(e,t,n)=>`Sopimus ${e}: ${t}, ${n}`,ofArea:(e,t)=>`${e}: ${Je(t,"sopimus","sopimusta")}`,add:"Uusi sopimus",
organisation:"J\xE4rjest\xF6",validFrom:"Voimassa alkaen",validTo:"Voimassa asti",remove:"Poista t\xE4m\xE4 sopimus",save:"Tallenna sopimukset",saved:"Sopimukse\
t on tallennettu. Avoimet pyynn\xF6t tarkistetaan uudestaan."}});var IR,CR=u(()=>{"use strict";IR={list:"items",keyOf:({area:e,phase:t,validFrom:n,validTo:r="",organisation:o})=>[e,t,n,r,o].join("/"),shown(e){let[t="",n="",r="",
o="",...i]=e.split("/");return{area:t,phase:n,organisation:i.join("/"),validFrom:r,validTo:o}}}});import{Fragment as Sf,jsx as nt,jsxs as Va}from"hono/jsx/jsx-runtime";function FR({tenant:e,nonce:t,sent:n,done:r}){let o=n?.view??mt("agreements"),i=Ia(IR,{view:o,
stored:e.agreements,spare:wN}),a=i.filter(({mark:m})=>m),s=i.filter(({mark:m,was:l})=>!m&&l),d=m=>m.map(l=>nt(vN,{row:l,tenant:e}));return Va(Sf,{children:[nt(yt,
{view:n?.view,trouble:n?.trouble}),nt(gt,{text:r}),nt("p",{children:pt.intro}),Va(F,{action:"/agreements",nonce:t,children:[nt(Fa,{view:o,part:Fn.agreements(e)}),
a.length>0&&nt("h2",{children:Tt.rows.title}),d(a),[...Map.groupBy(s,({initial:m})=>m.area??"")].map(([m,l])=>Va("details",{open:l.some(({n:p})=>kN(o,p)),children:[
nt("summary",{children:pt.ofArea(wt(e,m),l.length)}),d(l)]})),nt("h2",{children:pt.add}),d(i.filter(({mark:m,was:l})=>!m&&!l)),nt(A,{children:pt.save})]})]})}function kN(e,t){
return[...e.problems.keys()].some(n=>n.startsWith(`items.${t}.`))}function vN({row:e,tenant:t}){let{view:n,n:r,was:o,initial:i}=e,a=`items.${r}`,s=qe.find(d=>d===
i.phase);return Va("fieldset",{class:"box",children:[nt("legend",{children:o&&s?pt.of(r+1,wt(t,i.area??""),Eo([s])):pt.row(r+1)}),nt(Aa,{name:a,row:e}),Va("div",
{class:"row",children:[nt(RN,{row:e,tenant:t}),nt(j,{view:n,name:`${a}.organisation`,label:pt.organisation,initial:i.organisation,short:!0}),nt(j,{view:n,name:`${a}\
.validFrom`,type:"date",label:pt.validFrom,initial:i.validFrom}),nt(j,{view:n,name:`${a}.validTo`,type:"date",label:pt.validTo,initial:i.validTo})]}),nt(Na,{name:a,
row:e,label:pt.remove})]})}function RN({row:{view:e,n:t,was:n,initial:r},tenant:o}){let i=s=>({view:e,name:`items.${t}.${s}`,initial:r[s]}),a=[i("area"),i("phas\
e")];return n&&a.every(s=>Rr(s)===s.initial&&!e.problems.has(s.name))?nt(Sf,{children:a.map(({name:s,initial:d})=>nt("input",{type:"hidden",name:s,value:d}))}):
Va(Sf,{children:[nt(ae,{...i("area"),label:g.area,options:ie.areas(o),empty:g.pick}),nt(ae,{...i("phase"),label:g.phase,options:ie.phases,empty:g.pick})]})}var wN,
LR=u(()=>{"use strict";bf();J();Oo();pn();fi();xt();ht();an();qs();Be();Oe();Gr();kn();Dc();$c();Dl();CR();wN=2});var MR={};ge(MR,{save:()=>SN,show:()=>bN});import{jsx as PN}from"hono/jsx/jsx-runtime";async function bN(e){return qR(e,await q(De(e)))}async function SN(e){let t=await Ct(
e,ON);if(t instanceof Response)return t;let n=ut(e,t),{items:r,rows:o}=EN(t,await q(n)),i=await It(()=>Ca(n,t,{read:()=>q(n),part:Fn.agreements,version:({version:s})=>s,
save:s=>il(n,{items:r},s)}));if("value"in i)return e.redirect("/agreements?done=saved",303);let a=dt("agreements",t,i.failed.fields,TN(o));return qR(e,await q(n),
i.failed,La(a,i.failed))}function EN(e,t){let n=[],r=[];for(let o of e.rows("items")){let[i,a,s]=[e.text(`items.${o}.area`),e.text(`items.${o}.phase`),e.text(`i\
tems.${o}.organisation`)];if(e.has(`items.${o}.remove`)||!i&&!a&&!s)continue;let d=t.areas.find(({code:l})=>l===i)?.county,m=Qe(e,`items.${o}.validTo`)||void 0;
n.push(He({county:d,area:i,phase:a,organisation:s,validFrom:Qe(e,`items.${o}.validFrom`),validTo:m})),r.push(o)}return{items:n,rows:r}}function TN(e){return t=>{
if(t==="items")return{name:`items.${e.at(-1)??0}.organisation`,label:Tt.tooMany(pt.title,2e3)};let[,n="0",r="area"]=/^items\.(\d+)\.(\w+)$/.exec(t)??[],o=e[Number(
n)]??0,i=r==="county"?"area":r;return{name:`items.${o}.${i}`,label:`${pt.row(o+1)}, ${xN[i]??i}`}}}function qR(e,t,n,r){let o=e.req.query("done")==="saved"?pt.saved:
void 0;return tt(e,{title:pt.title,current:"/agreements",status:n?.status,problem:n!==void 0},PN(FR,{tenant:t,nonce:e.get("nonce"),now:De(e).now,sent:r,done:o}))}
var ON,xN,_R=u(()=>{"use strict";bf();J();Oo();yc();Fe();rl();Hn();LR();$l();vo();fi();js();Or();Sn();qo();Jn();Mo();ON=65536+1400*2e3;xN={area:g.area,phase:g.phase,
organisation:pt.organisation,validFrom:pt.validFrom,validTo:pt.validTo}});import{jsx as zt,jsxs as NN}from"hono/jsx/jsx-runtime";function DR({form:e}){let t=AN.some(n=>e.problems.has(n));return NN("details",{open:t,children:[zt("summa\
ry",{children:w.rest}),zt("p",{class:"hint",children:w.restHint}),zt(Pt,{view:e,name:"urgency",legend:w.urgency,options:ie.urgencies,initial:["routine"]}),zt(Pt,
{view:e,name:"consent",legend:w.consent,hint:w.consentHint,options:ie.consent,initial:["no"]}),zt(j,{view:e,name:"consentOn",type:"date",label:w.consentOn}),zt(
ae,{view:e,name:"durationMinutes",label:w.duration,options:ie.durations,empty:w.durationWhole}),zt(ae,{view:e,name:"channel",label:w.channel,options:ie.channels,
initial:"peer-support"}),zt(ae,{view:e,name:"audience",label:w.audience,options:ie.audiences,initial:"parent"}),zt(Dt,{view:e,name:"interpreter",label:w.interpreter,
hint:w.interpreterHint}),zt(Pt,{view:e,name:"choice",legend:w.choice,options:ie.choice,initial:["first"]}),zt(Pt,{view:e,name:"confirm",legend:w.confirm,hint:w.
confirmHint,options:ie.confirm,initial:["ask-me"]}),zt(ae,{view:e,name:"gender",label:w.gender,options:ie.gender,empty:oe.gender.any}),zt(Dt,{view:e,name:"sameP\
artner",label:w.samePartner,hint:w.samePartnerHint}),zt(j,{view:e,name:"seats",label:w.seats,initial:"1",numeric:!0,short:!0}),zt(j,{view:e,name:"clientReferenc\
e",label:w.clientReference,hint:w.clientReferenceHint,short:!0}),zt(Al,{view:e,name:"note",label:w.note,hint:w.noteHint})]})}var AN,$R=u(()=>{"use strict";wn();
br();ht();an();Gr();AN=["channel","audience","durationMinutes","urgency","interpreter","consent","consentOn","choice","confirm","seats","gender","samePartner","\
partnerId","clientReference","note"]});import{Fragment as FN,jsx as Ce,jsxs as vi}from"hono/jsx/jsx-runtime";function WR({tenant:e,workers:t,nonce:n,sent:r}){let o=r?.view??mt("new");return vi(FN,{children:[
Ce(yt,{view:o,trouble:r?.trouble}),Ce("p",{children:w.intro}),vi(F,{action:"/requests/new",nonce:n,children:[t&&Ce(ae,{view:o,name:"forWorker",label:w.onBehalf,
hint:w.onBehalfHint,options:t,empty:w.myself}),Ce(vn,{view:o,name:"phases",legend:w.phases,hint:w.phasesHint,options:ie.phases}),Ce(IN,{form:o}),Ce(CN,{form:o}),
Ce(ae,{view:o,name:"area",label:w.area,options:ie.areas(e),empty:g.pick}),Ce(Pt,{view:o,name:"mode",legend:w.mode,options:ie.modes,initial:["in-person"]}),Ce(j,
{view:o,name:"place",label:`${w.place} ${g.optional}`,hint:w.placeHint}),Ce(DR,{form:o}),Ce("p",{children:w.submitHint}),Ce(A,{children:w.submit})]})]})}function IN({
form:e}){let t=ie.otherLanguages.some(({value:n})=>e.form.all("languages").includes(n));return vi(mi,{view:e,name:"languages",legend:w.languages,hint:w.languagesHint,
children:[Ce("div",{class:"ticks",children:Ce(Nn,{type:"checkbox",view:e,name:"languages",options:ie.oftenLanguages})}),vi("details",{open:t,children:[Ce("summa\
ry",{children:w.otherLanguages}),Ce("div",{class:"ticks",children:Ce(Nn,{type:"checkbox",view:e,name:"languages",options:ie.otherLanguages,from:ie.oftenLanguages.
length})})]})]})}function CN({form:e}){let t=["windows.1","windows.2"].some(n=>["date","from","to"].some(r=>e.form.text(`${n}.${r}`)));return vi(mi,{view:e,name:"\
when",legend:w.time,hint:w.timeHint,children:[Ce(Nn,{type:"radio",view:e,name:"when",options:[{value:"given",text:w.timeGiven}]}),vi("div",{class:"reveal",children:[
Ce(ui,{view:e,count:1}),vi("details",{open:t,children:[Ce("summary",{children:w.moreTimes}),Ce(ui,{view:e,count:3,from:1})]})]}),Ce(Nn,{type:"radio",view:e,name:"\
when",options:[{value:"later",text:w.timeLater,hint:w.timeLaterHint}],from:1}),Ce("div",{class:"reveal",children:Ce(j,{view:e,name:"needBy",type:"date",label:`${w.
needBy} ${g.optional}`,hint:w.needByHint})})]})}var jR=u(()=>{"use strict";J();br();xt();ht();an();Be();kn();Ur();Gr();$R()});var Of={};ge(Of,{blank:()=>LN,send:()=>qN});import{jsx as $N}from"hono/jsx/jsx-runtime";function LN(e){return KR(e)}async function qN(e){let t=await Ct(e);if(t instanceof
Response)return t;let{raw:n,fields:r,rows:o}=Uv(t),i=await It(()=>r.length>0?MN(e,n,r):el(ut(e,t,_N(e,t)),n));return"failed"in i?KR(e,{form:t,failed:i.failed,rows:o}):
e.redirect(`/requests/${i.value.id}?done=sent`,303)}async function MN(e,t,n){let r=De(e),o=Fd(t,{tenant:await q(r),now:r.now}),i=y(o)?o.fields??[]:[];return c("\
INVALID",{fields:[...n,...i]})}function _N(e,t){let n=t.optional("forWorker");return n&&dn(e)?{role:"worker",id:n}:void 0}async function KR(e,t){let n=De(e),[r,
o]=await Promise.all([q(n),dn(e)?ri(n):void 0]),i=o?.filter(({role:s})=>s==="worker").map(({id:s,name:d})=>({value:s,text:d})),a=t&&DN(t);return tt(e,{title:w.title,
current:"/requests/new",status:t?.failed.status,problem:t!==void 0},$N(WR,{tenant:r,workers:i,nonce:e.get("nonce"),now:n.now,sent:a}))}function DN({form:e,failed:t,
rows:n}){let r=t.refused==="IDEMPOTENCY_KEY_REUSED"?{title:w.again,todo:""}:t.trouble;return{view:dt("new",e,t.fields,lu(n),Hv),trouble:r}}var Ef=u(()=>{"use st\
rict";br();k();dc();Ht();Kn();Fe();jR();Hn();Sn();qo();Jn();Mo()});var UR={};ge(UR,{STYLE:()=>WN});var WN,BR=u(()=>{"use strict";WN=`
*,*::before,*::after{box-sizing:border-box}
:root{--ink:#1b2430;--quiet:#4a5766;--line:#8593a3;--soft:#f2f5f7;--main:#17557a;--deep:#0e3b57;--bad:#a8231c;--badbg:#fdf1f0;--good:#1d6134;--goodbg:#eff8f1;--\
focus:#ffbf3f}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:#fff;-webkit-text-size-adjust:100%}
body{margin:0;min-block-size:100vh;display:flex;flex-direction:column;overflow-wrap:break-word}
main{flex:1}
.wide,main{inline-size:100%;max-inline-size:64rem;margin-inline:auto;padding-inline:1rem}
main{padding-block:1.5rem 3rem}
main>:is(p,ol,form),main>ul:not(.pair),.measure,form,details,.field,fieldset.box{max-inline-size:42rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.3rem;line-height:1.3;margin:2.25rem 0 .75rem}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
p,ul,ol,dl{margin:0 0 1rem}
a{color:var(--main);text-underline-offset:.15em}
a[href^=tel]{white-space:nowrap}
a[href^="tel:"]{display:inline-block;padding-block:.6rem;font-weight:600;white-space:nowrap}
a:hover{color:var(--deep);text-decoration-thickness:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:0;box-shadow:0 0 0 5px var(--ink)}
main:focus,.summary:focus{outline:none}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{position:static;display:block;padding:.75rem 1rem;background:var(--focus);color:var(--ink)}
.hidden{position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header.top{border-block-end:4px solid var(--main)}
.bar{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;padding-block:.5rem}
.brand{font-weight:700;font-size:1.2rem;color:var(--deep);text-decoration:none;min-block-size:2.75rem;display:inline-flex;align-items:center}
.who{margin-inline-start:auto;display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 1.25rem}
nav a{display:inline-flex;align-items:center;min-block-size:2.75rem}
nav a[aria-current]{font-weight:700;color:var(--ink);text-decoration-thickness:.2em}
footer{border-block-start:1px solid var(--line);background:var(--soft);padding-block:1.25rem}
footer p{margin:0}
button,.button{font:inherit;font-weight:600;min-block-size:2.75rem;padding:.55rem 1.1rem;border:2px solid var(--main);border-radius:.35rem;background:var(--main\
);color:#fff;cursor:pointer;text-decoration:none;display:inline-block;max-inline-size:100%}
button:hover,.button:hover{background:var(--deep);border-color:var(--deep);color:#fff}
button.second,.button.second{background:#fff;color:var(--main)}
button.second:hover,.button.second:hover{background:var(--soft);color:var(--deep)}
button.grave{background:#fff;color:var(--bad);border-color:var(--bad)}
button.grave:hover{background:var(--badbg)}
.row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:flex-end;margin-block-end:1.25rem}
.row>p,.row>.field{margin-block-end:0}
.field{margin:0 0 1.25rem;min-inline-size:0}
fieldset{border:0;margin:0 0 1.5rem;padding:0;min-inline-size:0}
fieldset.box{border:1px solid var(--line);border-radius:.35rem;padding:.25rem 1rem .9rem;margin-block-end:1rem}
fieldset.box>:last-child{margin-block-end:0}
legend{font-weight:700;font-size:1.1rem;line-height:1.3;padding:0;margin-block-end:.25rem}
fieldset.box>legend{font-size:1rem;padding-inline:.35rem;margin-inline-start:-.35rem}
label{font-weight:600;display:block}
.hint{color:var(--quiet);margin:0 0 .35rem;font-weight:400}
input,select,textarea{font:inherit;color:inherit;background:#fff;border:2px solid var(--quiet);border-radius:.25rem;padding:.45rem .6rem;min-block-size:2.75rem;\
max-inline-size:100%}
input[type=text],input[type=tel],input[type=email],textarea{inline-size:100%;max-inline-size:32rem}
input.short{max-inline-size:12rem}
textarea{min-block-size:6rem;resize:vertical}
.tick{display:flex;gap:.75rem;align-items:center;min-block-size:2.75rem}
.tick input{inline-size:1.5rem;block-size:1.5rem;min-block-size:0;flex:none;margin:0;accent-color:var(--main)}
.tick label{font-weight:400;flex:1;padding-block:.6rem}
.tick .hint{display:block;margin:0}
.reveal{border-inline-start:4px solid var(--line);margin-block:.25rem 1rem;margin-inline:.65rem 0;padding-inline-start:1rem}
.reveal>:last-child{margin-block-end:0}
.tick:not(:has(:checked))+.reveal:not(:has(.problem)){display:none}
.ticks{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:0 1rem}
.wrong{border-inline-start:4px solid var(--bad);padding-inline-start:.85rem}
.wrong>input,.wrong>select,.wrong>textarea{border-color:var(--bad)}
.problem{color:var(--bad);font-weight:700;margin:0 0 .35rem}
.stored{border-inline-start:4px solid var(--main);background:var(--soft);font-weight:400;padding:.35rem .75rem;margin:0 0 .35rem}
.summary,.notice{border:3px solid var(--bad);background:var(--badbg);border-radius:.35rem;padding:1rem;margin:0 0 1.5rem;max-inline-size:42rem}
.notice{border-color:var(--main);background:var(--soft)}
.notice.good{border-color:var(--good);background:var(--goodbg)}
.summary h2,.notice h2{margin:0 0 .5rem}
.summary a{color:var(--bad);font-weight:600;display:block;padding-block:.35rem}
.summary>:last-child,.notice>:last-child{margin-block-end:0}
details{margin:0}
details[open]{border-inline-start:4px solid var(--line);padding-inline-start:1rem;margin-block-end:1.25rem}
summary{cursor:pointer;min-block-size:2.75rem;padding-block:.6rem;color:var(--main);font-weight:600}
details[open]>summary{margin-block-end:.5rem;margin-inline-start:-1.25rem}
details+:not(details){margin-block-start:1.25rem}
.cards{list-style:none;padding:0;margin:0 0 1.5rem}
.lines{list-style:none;padding:0;max-inline-size:42rem}
.lines>li{border-block-end:1px solid #d5dce3;padding-block:.5rem}
.lines>li>:last-child{margin-block-end:0}
.cards.pair{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,26rem),1fr));gap:1rem}
.cards.pair>.card{margin:0}
.card{border:1px solid var(--line);border-radius:.35rem;padding:1rem;margin:0 0 1rem;max-inline-size:42rem}
.card>:last-child{margin-block-end:0}
.card h2,.card h3{margin-block-start:0}
.tag{display:inline-block;border:1px solid var(--quiet);border-radius:1rem;padding:0 .6rem;background:var(--soft);font-size:.9rem;margin-inline-end:.35rem}
.tag.late{border-color:var(--bad);color:var(--bad);background:var(--badbg);font-weight:700}
.plain{font-weight:400;color:var(--ink)}
.tag.turn{border-color:var(--main);background:var(--main);color:#fff;font-weight:700}
.tag.good{border-color:var(--good);color:var(--good);background:var(--goodbg);font-weight:700}
.quiet{color:var(--quiet)}
.facts{display:grid;grid-template-columns:fit-content(11rem) 1fr;gap:.25rem 1.25rem;max-inline-size:42rem}
.facts dt{font-weight:600}
.facts dd{margin:0;min-inline-size:0}
@media(max-width:40rem){.facts{grid-template-columns:fit-content(7.5rem) 1fr;gap:.3rem .75rem}.card .facts dt{font-size:.9rem;line-height:1.7}.row>.field:has([t\
ype=date]){inline-size:100%}.bar{padding-block:.25rem;gap:0 1rem}.who{display:contents}.who button{margin-inline-start:auto}.who span{order:1;inline-size:100%;f\
ont-size:.9rem;color:var(--quiet)}}
@media(prefers-reduced-motion:no-preference){button,.button{transition:background-color .12s}}
@media(forced-colors:active){:focus-visible{outline-color:Highlight}}
@media print{nav,form,.skip,footer{display:none}}
`});var gu={};ge(gu,{front:()=>jN,signInPage:()=>HR,signOut:()=>zN});import{Fragment as UN,jsx as sd,jsxs as BN}from"hono/jsx/jsx-runtime";async function jN(e){let t=e.
get("session");return t?e.redirect(t.role==="worker"?"/requests":"/queue",303):HR(e)}function HR(e){let{signInUrl:t}=e.get("settings");return tt(e,{title:Po.title},
BN(UN,{children:[sd(gt,{text:KN[e.req.query("done")??""]}),sd("p",{children:Po.intro}),t?sd("p",{children:sd("a",{class:"button",href:t,children:Po.submit})}):sd(
"p",{children:g.helpWithoutPhone})]}))}async function zN(e){let{publicUrl:t}=e.get("settings"),n=Tu(e.req.header("cookie"),t);return n&&e.get("session")&&await e.
get("ports").directory.endSession(Lt(n)),e.header("set-cookie",Qf(t,"",0)),e.redirect("/sign-in?done=out",303)}var KN,hu=u(()=>{"use strict";J();nf();kn();Xr();
Si();Sn();KN={needed:Po.needed,out:Po.signedOut}});import{handle as xf}from"hono/aws-lambda";dd();Ga();function Nf(e,t,n,r){let o=e.facts?ob(t,n,r):[],i=t.to.role==="partner"?[r.noReply(n.phone),r.stop]:[r.staffNoReply],a={hello:r.hello,lines:e.lines,rows:o,
action:e.action,footer:i,sender:n.senderName};return{subject:tr(e.subject),text:ib(a,n),html:ab(a,n,e.subject)}}function ob({facts:e,to:t,template:n},r,o){let{full:i,
fullDeadline:a}=Ri(r.language),s=f=>e.slots.length>1?o.whenNumbered(f):o.when,d=e.slots.map((f,v)=>[s(v+1),i(f)]),m=tr(Wo(e,r,{remote:o.remoteTitle,phone:o.byPhoneTitle})),
l=n==="offer"||n==="move-proposed",p=l||t.role!=="partner";return[...d.length>0?d:[[o.when,o.whenSuits]],...m?[[o.where,m]]:[],...e.deadline&&p?[[l?o.answerBy:o.
doneBy,a(e.deadline)]]:[],...e.previous?[[o.before,i(e.previous)]]:[]]}function ib({hello:e,lines:t,rows:n,action:r,footer:o,sender:i},{link:a}){let s=n.map(([d,
m])=>`${d}: ${m}`).join(`
`);return`${[e,t.join(`
`),s,`${r}:
${a}`,o.join(`
`),tr(i)].filter(Boolean).join(`

`)}
`}function ab({hello:e,lines:t,rows:n,action:r,footer:o,sender:i},{link:a,language:s},d){let m=n.map(([f,v])=>`<strong>${qn(f)}:</strong> ${qn(v)}`).join(`<br>
`),l=[`<p>${qn(e)}</p>`,...t.map(f=>`<p>${qn(f)}</p>`),m&&`<p>${m}</p>`,`<p>${qn(r)}:<br>
<a href="${qn(mb(a))}">${qn(a)}</a></p>`,...o.map(f=>`<p>${qn(f)}</p>`),`<p>${qn(tr(i))}</p>`].filter(Boolean);return`<!doctype html>
<html lang="${qn(s)}" dir="${sb(s)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${qn(tr(d))}</title></head>
<body style="font-family:sans-serif;font-size:1rem;line-height:1.5;max-width:36rem;margin:1rem">
${l.join(`
`)}
</body>
</html>
`}var sb=e=>/^(ar|fa|prs|ckb|ur|he)/.test(e)?"rtl":"ltr",db={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function qn(e){return e.replace(/[&<>"']/g,
t=>db[t])}function mb(e){if(!/^https?:\/\/[^\s<>"']+$/.test(e))throw new Error("not a web address");return e}Ru();dd();var cb=`@\xA3$\xA5\xE8\xE9\xF9\xEC\xF2\xC7
\xD8\xF8\r\xC5\xE5\u0394_\u03A6\u0393\u039B\u03A9\u03A0\u03A8\u03A3\u0398\u039E\xC6\xE6\xDF\xC9 !"#\xA4%&'()*+,-./0123456789:;<=>?\xA1ABCDEFGHIJKLMNOPQRSTUVWXYZ\xC4\xD6\xD1\xDC\xA7\xBFabcdefghijklmnopqrstuvwxyz\xE4\xF6\xF1\xFC\xE0`,
fb="\f^{}\\[~]|\u20AC",bu=new Map([...[...cb].map(e=>[e,1]),...[...fb].map(e=>[e,2])]);function $f(e){let t=[...e].map(s=>bu.get(s)),n=t.every(s=>s!==void 0),r=n?
t:[...e].map(s=>s.length),o=r.reduce((s,d)=>s+d,0),[i,a]=n?[160,153]:[70,67];return{encoding:n?"gsm7":"ucs2",units:o,parts:o<=i?1:yb(r,a)}}function yb(e,t){let n=1,
r=0;for(let o of e)r+o>t&&(n+=1,r=0),r+=o;return n}var gb={\u0111:"d",\u0110:"D",\u014B:"n",\u014A:"N",\u0167:"t",\u0166:"T",\u01E5:"g",\u01E4:"G",\u0292:"z",\u01B7:"\
Z",\u0142:"l",\u0141:"L",\u00F0:"d",\u00FE:"th",\u0153:"oe",\u0152:"Oe",\u00E7:"c","\u2013":"-","\u2014":"-","\u2011":"-","\u2212":"-","\u2019":"'","\u2018":"'",
"\u201D":'"',"\u201C":'"',"\u2026":"...",\u02BC:"'"};function Wf(e){return[...e.normalize("NFC").replace(/\s+/gu," ")].map(hb).join("").replace(/ {2,}/g," ").trim()}
function hb(e){if(bu.get(e)===1)return e;let t=gb[e];return t!==void 0?t:[...e.normalize("NFD")].filter(n=>bu.get(n)===1).join("")}Ga();var Rb={fi:Ko},bb=["agreed","booked","moved","cancelled","released","ended","confirmed","meeting-changed","meeting-cancelled"];async function zf(e,t){let n=Rb[t.
language]??Ko;if(e.channel==="sms")return{channel:"sms",text:Sb(n,e,t)};let r=Bf(e,t,n,i=>i),o=Uf(e)?n.partner[e.template](r):n.staff[e.template](r);return{channel:"\
email",...Nf(o,e,t,n),...await Ob(e,t,n)}}function Sb(e,t,n){if(!Uf(t))throw new Error(`no SMS for ${t.template}`);let r=e.sms[t.template](Bf(t,n,e,Wf));return r.
find(i=>{let{encoding:a,parts:s}=$f(i);return a==="gsm7"&&s===1})??r.reduce((i,a)=>a.length<i.length?a:i)}function Uf(e){return e.to.role==="partner"}function Bf({
facts:e},t,n,r){let{short:o,shortDate:i,shortDateTime:a,deadline:s,daysBetween:d}=Ri(t.language),[m]=e.slots;return{...m&&{slot:o(m),start:a(m.start),inDays:d(t.
now,m.start)},...e.deadline&&{deadline:s(e.deadline,t.now)},...e.previous&&{previousDay:i(e.previous.start)},settled:e.invite!==void 0,more:Math.max(0,e.slots.length-
1),where:r(Wo(e,t,{remote:n.remote,phone:n.byPhone})),inPerson:e.mode==="in-person",link:t.link,phone:t.phone}}async function Ob({facts:e,template:t,createdAt:n},r,o){
let i=e.slots[0]??e.previous;if(!e.invite||!i||!bb.includes(t))return{};let{invite:a}=await Promise.resolve().then(()=>(Eu(),Kf)),{uid:s,sequence:d,method:m}=e.
invite,l=a({uid:s,sequence:d,method:m,window:i,title:o.calendarTitle,where:Wo(e,r,{remote:o.remoteTitle,phone:o.byPhoneTitle}),at:n,language:r.language,organizer:{
name:r.senderName,email:r.from},attendee:r.to});return{invite:{method:m,ics:l}}}Xr();function Hf(e,t){return{...e,compose:zf,hash:Lt,linkUrl:xu(t,"LINK_URL"),publicUrl:xu(t,"PUBLIC_URL"),mailFrom:xu(t,"MAIL_FROM")}}function xu(e,t){let n=e[t];
if(!n)throw new Error(`${t} is not set`);return n}k();import{Hono as lx}from"hono";var xb=["default-src 'none'","style-src 'self'","img-src 'self' data:","form-action 'self'","base-uri 'none'","frame-ancestors 'none'"].join("; "),Tb={"content-\
security-policy":xb,"referrer-policy":"same-origin","x-content-type-options":"nosniff","x-frame-options":"DENY","cross-origin-opener-policy":"same-origin","cros\
s-origin-resource-policy":"same-origin","permissions-policy":"camera=(), geolocation=(), microphone=(), payment=()","x-robots-tag":"noindex, nofollow, noarchive"},
Pb="max-age=63072000";function bi(e){let t=e.startsWith("https://");return async(n,r)=>{await r();for(let[o,i]of Object.entries(Tb))n.res.headers.set(o,i);t&&n.
res.headers.set("strict-transport-security",Pb),n.res.headers.has("cache-control")||n.res.headers.set("cache-control","no-store")}}Ja();var Ab={MALFORMED_REQUEST:[400,"The request cannot be read"],MALFORMED_JSON:[400,"The body is not JSON"],IDEMPOTENCY_KEY_MALFORMED:[400,"Idempotency-Key mu\
st be 1 to 128 visible ASCII characters"],IF_MATCH_MALFORMED:[400,"If-Match must be one version in quotes, as ETag gave it"],UNAUTHENTICATED:[401,"A valid beare\
r token is needed"],METHOD_NOT_ALLOWED:[405,"This address does not take this method"],VERSION_PASSED:[412,"Somebody changed it since it was read"],BODY_TOO_LARGE:[
413,"The body is larger than this call takes"],UNSUPPORTED_MEDIA_TYPE:[415,"The body must be application/json"],BUG:[500,"Something went wrong on our side"],SIGN_IN_NOT_CONFIGURED:[
503,"Sign-in is not configured: nothing is served yet"],UNAVAILABLE:[503,"The service does not answer just now: the same request may be sent again"]},Nb={NOT_FOUND:"\
There is nothing here",FORBIDDEN:"Your role may not do this",STALE_VERSION:"Somebody changed it since it was read",BUSY:"Others are changing the same thing: try\
 again",WRONG_STATE:"It is no longer in a state where this can be done",IDEMPOTENCY_KEY_REUSED:"This Idempotency-Key was used with another body",OFFER_EXPIRED:"\
The time to answer has ended",OFFER_WITHDRAWN:"The offer was withdrawn",OFFER_TAKEN:"Somebody else was first",OFFER_ANSWERED:"The offer was already answered oth\
erwise",NO_ANSWER_CHOSEN:"No answer was chosen",SLOT_NOT_OFFERED:"This time was not among those offered",SLOT_NO_LONGER_FREE:"The partner is no longer free then",
CONSENT_PENDING:"The parent's consent is not recorded yet",NOBODY_TO_DECIDE_ON:"No partner waits for a decision",SEATS_FULL:"Every seat is taken",RULES_FAIL:"Th\
e partner does not fit: an override needs a reason",OVERRIDE_NEEDS_REASON:"An override needs a reason",NO_ADDRESS:"Nobody has told us where to send it: add that\
 first",INVALID:"Something in the request cannot be taken as it is",LINK_UNKNOWN:"This link opens nothing"};function Mn(e,t){let[n,r]=Ab[e];return{type:Gf(e),title:r,
status:n,code:e,...t!==void 0&&{detail:t}}}function Vf(e,t){let{refused:n,fields:r,detail:o}=e,i=r?.map(({path:a,code:s})=>({path:a,code:s,message:t.field(s)}));
return{type:Gf(n),title:Nb[n],status:to[n],code:n,detail:t.detail,...i&&{errors:i},...o&&{context:o}}}function ln(e,t={}){return new Response(JSON.stringify(e),
{status:e.status,headers:{"content-type":"application/problem+json","cache-control":"no-store",...t}})}function Gf(e){return`/problems/${e.toLowerCase().replaceAll(
"_","-")}`}Si();function ty(e,t){return async(n,r)=>{let{issuer:o,publicUrl:i}=t;if(!o)return ln(Mn("SIGN_IN_NOT_CONFIGURED"));let a=n.req.header("authorization"),s=await Zf(
e,{issuer:o,publicUrl:i},{authorization:a});if(!s){let d=a?'Bearer realm="rinnalla", error="invalid_token"':'Bearer realm="rinnalla"';return ln(Mn("UNAUTHENTICA\
TED"),{"www-authenticate":d})}return n.set("session",s),r()}}var ny=["default-src 'none'","script-src 'self'","style-src 'self' 'unsafe-inline'","img-src 'self' data:","connect-src 'self'","base-uri 'none'","form-action '\
none'","frame-ancestors 'none'"].join("; ");async function Oi(e){let[{refusals:t},{fields:n}]=await Promise.all([Promise.resolve().then(()=>(ld(),ry)),Promise.resolve().then(()=>(Au(),oy))]),{title:r,todo:o}=t[e.
refused];return ln(Vf(e,{detail:`${r} ${o}`,field:i=>n[i]}))}gc();Wr();k();Ts();Si();Dr();Le();k();Kn();import*as ko from"zod";var IE=ko.strictObject({role:ko.enum(["worker","partner","parent"]),id:ko.string().regex(/^[0-9A-Za-z._-]{1,100}$/,"WR\
ONG_TYPE")});function Dh(e,t,n){if(!e.behalf||typeof n!="object"||n===null||!("onBehalfOf"in n))return{by:t,body:n};if(t.role==="worker")return c("FORBIDDEN");let{
onBehalfOf:r,...o}=n,i=D(ko.object({onBehalfOf:IE}),{onBehalfOf:r});if(y(i))return i;let{onBehalfOf:a}=i;return e.behalf.includes(a.role)?{by:{...t,onBehalfOf:a},
body:o}:c("INVALID",{fields:[{path:"onBehalfOf.role",code:"UNKNOWN_VALUE"}]})}async function $h(e){let{onBehalfOf:t}=e.by;if(!t)return;let n=await CE(e,t);return n&&
c("INVALID",{fields:[{path:"onBehalfOf.id",code:n}]})}async function CE(e,{role:t,id:n}){return t==="worker"?await yn(e,n)?void 0:"UNKNOWN_COLLEAGUE":t==="partn\
er"?await qt(e,n)?void 0:"UNKNOWN_PARTNER":/^(parent|CL-[A-Z0-9]{6})$/.test(n)?void 0:"CLIENT_REFERENCE_FORM"}var ha=class extends Error{name="VersionPassed"};function Wh(e){let t=/^(?:W\/)?"(\d{1,9})"$/.exec(e.trim());return t?Number(t[1]):void 0}function jh(e,t,n){return{
org:e.org,get:r=>e.get(r),query:r=>e.query(r),receipt:r=>e.receipt(r),async commit(r,o){let i=o.map(m=>FE(m,t)).find(m=>m!==void 0);if(i!==void 0&&i!==n&&!await e.
receipt(r.opId))throw new ha;let a=i===void 0?[...o,{op:"require",key:t,version:n}]:o,s=await e.commit(r,a);if(s.status==="conflict"&&s.keys.some(m=>Kh(m,t))&&(await e.
get(t))?.version!==n)throw new ha;return s}}}function FE(e,t){if(Kh(e.op==="insert"||e.op==="replace"?e.item:e.key,t))return e.op==="insert"?0:e.op==="replace"?
e.item.version-1:e.version}function Kh(e,t){return e.pk===t.pk&&e.sk===t.sk}k();vo();var ME=16;async function Bh(e,t=65536){if(Number(e.req.header("content-length")??0)>t)return{edge:"BODY_TOO_LARGE"};let n=await e.req.arrayBuffer();if(n.
byteLength>t)return{edge:"BODY_TOO_LARGE"};let r=e.req.header("content-type")?.split(";",1)[0]?.trim().toLowerCase();if(n.byteLength===0&&!r)return{json:{}};if(r!==
"application/json")return{edge:"UNSUPPORTED_MEDIA_TYPE"};if(n.byteLength===0)return{json:{}};let o=_E(n);return o===void 0?{edge:"MALFORMED_JSON"}:Hh(o)??{json:o}}
function _E(e){try{return JSON.parse(new TextDecoder("utf-8",{fatal:!0}).decode(e))}catch(t){if(t instanceof SyntaxError||t instanceof TypeError)return;throw t}}
function Hh(e,t=[]){if(typeof e=="string")return e.isWellFormed()?void 0:c("INVALID",{fields:[{path:t.join("."),code:"CONTROL_CHARACTERS"}]});if(!(typeof e!="ob\
ject"||e===null)){if(t.length>=ME)return{edge:"MALFORMED_JSON"};for(let[n,r]of Object.entries(e)){if(!n.isWellFormed())return{edge:"MALFORMED_JSON"};let o=Hh(r,
[...t,n]);if(o)return o}}}Le();k();function Vh(e,t){let n=Object.keys(t).filter(r=>t[r].length>1);return n.length>0?c("INVALID",{fields:n.map(r=>({path:r,code:"CONTRADICTORY"}))}):D(e,Object.
fromEntries(Object.entries(t).map(([r,[o]])=>[r,o])))}var DE=/^[0-9A-Za-z._-]{1,150}$/;function Gh(e,t,n){return async r=>{let o=r.get("session"),i=$E(n,o)?await WE(e,t,n,r,o):c("FORBIDDEN"),a=y(i)||"edge"in i?i:await n.
run(i);return y(a)?Oi(a):"edge"in a?ln(Mn(a.edge)):KE(n,a)}}function $E(e,t){return e.who==="staff"||t.role!=="worker"}async function WE(e,t,n,r,o){let i=r.req.
param("id")??"";if(i!==""&&!DE.test(i))return c("NOT_FOUND");let a=n.query&&Vh(n.query,r.req.queries());if(y(a))return a;let s=n.body?await Bh(r,n.bodyLimit):{json:void 0};
if("edge"in s||y(s))return s;let d=Dh(n,Za(o),s.json);if(y(d))return d;let m=jE(e,n,r,o,d.by,s.json);return"edge"in m?m:await $h(m)??{call:m,id:i,body:d.body,query:a,
settings:t}}function jE(e,t,n,r,o,i){let a=t.method==="post"?n.req.header("idempotency-key"):void 0;if(a!==void 0&&!_h(a))return{edge:"IDEMPOTENCY_KEY_MALFORMED"};
let s=a===void 0?void 0:{key:ga(r.staffId,"post",n.req.path,a),fingerprint:al(i)},d=Ot(e,r.org,o,s),m=n.req.header("if-match");if(m===void 0||!t.matches)return d;
let l=Wh(m);return l===void 0?{edge:"IF_MATCH_MALFORMED"}:{...d,store:jh(d.store,t.matches(r.org,n.req.param("id")??""),l)}}function KE(e,{body:t,version:n,location:r}){
return new Response(JSON.stringify(t),{status:e.answers.status,headers:{"content-type":"application/json",...n!==void 0&&{etag:`"${n}"`},...r!==void 0&&{location:r}}})}ti();Yi();cn();k();function wa(e,t,n){let r=e.ids.id();return e.log({event:t,id:r,...zE(n)}),r}function Yh(e){let t=new Error("the words are left out: name and frames only");return t.
name=e.name,t.stack=[e.name,...Qh(e)].join(`
`),t}function zE(e){return e instanceof Error?{name:e.name,where:Qh(e).slice(0,4).map(t=>t.trim().slice(3)).join(" < ")}:{name:typeof e}}function Qh({stack:e="",
message:t}){return e.slice(e.indexOf(t)+t.length).split(`
`).filter(r=>/^\s+at /.test(r))}var UE="5";function Jh(e,t){return t instanceof ha?ln(Mn("VERSION_PASSED")):t instanceof cr?Oi(c("INVALID",{fields:[{path:"cursor",code:"UNKNOWN_VALUE"}]})):t instanceof
we?(e.log({event:"api.unavailable",service:t.service}),ln(Mn("UNAVAILABLE"),{"retry-after":UE})):ln(Mn("BUG",`Error ${wa(e,"api.bug",t)}`))}function kw(e,t){let n=new lx;n.onError(r=>Jh(e,r)),n.notFound(()=>Oi(c("NOT_FOUND"))),n.use("/docs",async(r,o)=>{await o(),r.res.headers.set("content-security-\
policy",ny)}),n.use(bi(t.publicUrl)),n.get("/health",r=>r.json({status:"ok"})),n.get("/openapi.json",async r=>r.json((await Promise.resolve().then(()=>(ww(),hw))).
document(t))),n.get("/docs",async()=>(await Promise.resolve().then(()=>(Tc(),xc))).page()),n.get("/docs/:file",async r=>await(await Promise.resolve().then(()=>(Tc(),xc))).
file(r.req.param("file"))??r.notFound()),n.use(`${Qi}/*`,ty(e,t));for(let r of xs)n.on(r.method.toUpperCase(),Pc(r.path),Gh(e,t,r));for(let[r,o]of ux())n.all(r,
()=>ln(Mn("METHOD_NOT_ALLOWED"),{allow:o.join(", ")}));return n}function ux(){let e=new Map;for(let t of["/health","/openapi.json","/docs","/docs/:file"])e.set(
t,["GET","HEAD"]);for(let{method:t,path:n}of xs){let r=t==="get"?["GET","HEAD"]:[t.toUpperCase()];e.set(Pc(n),[...e.get(Pc(n))??[],...r])}return e}function Pc(e){
return`${Qi}${e}`.replaceAll(/\{(\w+)\}/g,":$1")}ti();vr();cn();import{Hono as vT}from"hono";import{csrf as RT}from"hono/csrf";import{HTTPException as bT}from"hono/http-exception";vr();import{jsx as vw,jsxs as px}from"hono/jsx/jsx-runtime";function hl({action:e,body:t}){return px("form",{method:"post",action:e,children:[[...new URLSearchParams(
t)].map(([n,r])=>vw("textarea",{name:n,hidden:!0,children:`
${r}`})),vw("button",{children:Re.unavailable.action})]})}Sa();Oa();Cc();import{jsx as ET}from"hono/jsx/jsx-runtime";function lk(e,t){let n=new vT;n.onError((i,a)=>OT(a,e,i)),n.notFound(i=>Ye(i)),n.use(bi(t.linkUrl)),n.
use(ST(t)),n.use("/:room/:token/*",async(i,a)=>{let s=await Sw(e,i.req.param("token"));return s?(i.set("ports",e),i.set("settings",t),i.set("nonce",e.ids.id()),
i.set("link",s),a()):Ye(i)});let r=()=>Promise.resolve().then(()=>(jw(),Ww));n.get("/o/:token",i=>Dw(i)),n.post("/o/:token",async i=>(await r()).answer(i)),n.post(
"/o/:token/pause",async i=>(await r()).pause(i)),n.get("/o/:token/calendar.ics",async i=>(await Promise.resolve().then(()=>(Mc(),qc))).ofOffer(i));let o=()=>Promise.resolve().then(()=>(mk(),dk));
return n.get("/m/:token",async i=>(await o()).page(i)),n.get("/m/:token/:file{.+\\.ics}",async i=>(await Promise.resolve().then(()=>(Mc(),qc))).ofMeeting(i)),n.
post("/m/:token/:action",async i=>(await o()).act(i)),n.post("/m/:token/:noun/:id/:action",async i=>(await o()).actOn(i)),n.get("/:room{[om]}/:token/*",i=>i.redirect(
`/${i.req.param("room")}/${i.req.param("token")}`,303)),n}function ST({publicUrl:e,linkUrl:t}){let n=RT({origin:[e,t]});return async(r,o)=>r.req.header("origin")===
void 0&&r.req.header("sec-fetch-site")===void 0?o():n(r,o)}async function OT(e,t,n){if(n instanceof bT&&n.status===403)return Vn(e,403,ba(Re.wrongOrigin));if(!(n instanceof
we))return Vn(e,500,{...ba(Re.unexpected),errorId:wa(t,"link.bug",n)});t.log({event:"link.unavailable",service:n.service});let r=e.req.method==="POST"?await e.req.
text():"";return Vn(e,503,{...ba(Re.unavailable),children:r&&ET(hl,{action:e.req.path,body:r})})}function uk(e){let t=e.PUBLIC_URL;if(!t)throw new Error("PUBLIC_URL is not set");return{publicUrl:t,linkUrl:e.LINK_URL||t}}rl();Ir();Li();zu();ft();ce();Se();ii();is();k();se();Pp();var xT=20,Vr={from:"08:00",to:"16:00"};async function pk(e,t){return E(e,{subject:t,async load(){let[n,r]=await Promise.
all([Ut(e,t),ar(e)]);return n?{...n,...r}:c("NOT_FOUND")},decide:TT})}function TT(e,t){let{request:n,tenant:r}=e;if(!PT(n,t.now)||!mo(n))return n;let o=$i(t.now,
r.settings.quiet),i=e.candidates.filter(({card:l})=>!n.asked.includes(l.id)&&(!o||Tp(n,l))),a=e.offers.filter(l=>l.state==="sent"),s=Math.max(0,Yu(n,r.settings)-
a.length),d=Sd(n,i,{tenant:r,now:t.now},s);d.length>0&&t.change(n)(l=>({wave:l.wave+1}),"request.wave");for(let{partnerId:l,slots:p}of d)bm(t,e,CT(e,l),p);let m=at(
t,e.offers).filter(l=>l.state==="sent");return m.length>0&&t.change(n)(l=>({state:"offered",nudges:0,attempts:0,misses:[],nobodySince:void 0,...Jo(l,m)}),"reque\
st.offered"),o&&d.length<s?AT(t,e):m.length>0?t.read(n):NT(t,e)}var PT=({waitsFor:e,due:t},n)=>(e==="ranking"||e==="coordinator")&&t!==null&&t<=n;function AT(e,{
request:t,tenant:n}){let r=Zo(e.now,n.settings.quiet);return e.change(t)(()=>({waitsFor:"ranking",due:r,owner:"system",reason:"quiet-hours",attempts:0}),"reques\
t.quiet-hours")}function NT(e,t){let{request:n,tenant:r}=t,o=n.nobodySince!==void 0,i=IT(t,e),a=hr(e.now,r.settings.coordinatorHours,Vr),s=i.length>0?"nobody-fi\
ts":t.candidates.length>0?"all-asked":"no-partners",d=e.change(n)(l=>({state:"open",waitsFor:"coordinator",due:a,owner:"coordinator",reason:s,misses:i,attempts:0,
nudges:o?l.nudges+1:0,nobodySince:l.nobodySince??e.now}),o?"request.still-nobody":"request.nobody"),m={slots:n.windows.slice(0,3),area:n.area,mode:n.mode,deadline:a};
return o||C(e,t,{template:"nobody-found",about:d,staff:"worker",facts:m}),C(e,t,{template:"needs-coordinator",about:d,staff:"coordinator",facts:m}),d}function IT({
request:e,tenant:t,candidates:n},r){return n.filter(({card:o})=>!e.asked.includes(o.id)&&(o.state==="active"||o.state==="paused")).map(o=>ir(e,o,{tenant:t,now:r.
now})).map(({partnerId:o,codes:i})=>({partnerId:o,codes:i})).filter(o=>o.codes.length>0).sort((o,i)=>o.codes.length-i.codes.length||(o.partnerId<i.partnerId?-1:
1)).slice(0,xT)}function CT({candidates:e},t){let n=e.find(r=>r.card.id===t);if(!n)throw new Error("ranked a partner who is not in the register");return n}k();Gt();Ne();Y();ii();se();var ck=5;async function fk(e,t){await E(e,{subject:L(t.id),load:async()=>await e.store.get(t)??c("NOT_FOUND"),decide(n,r){if(n.version!==
t.version)return n;let o=n.attempts+1,i=o>=ck;return r.change(n)(()=>({attempts:o,due:FT(r.now,o),...i&&Bd(n,"stuck",r.now)}),i?`${n.kind}.stuck`:`${n.kind}.bac\
ked-off`)}})}function FT(e,t){return t<ck?b(e,2**(t-1)):hr(e,Ph.coordinatorHours,Vr)}de();Wr();P();Y();se();ce();k();Ir();Li();var LT=2;async function Kl(e,t,n){let{tenant:r,candidates:o}=await ar(e),i=n===void 0?o:o.filter(a=>a.card.id===n);for(let a of await qT(
e))i.some(s=>MT(a,s,r,e.now))&&await _T(e,a);return t.reason==="second-look"?"done":"second-look"}var zl=e=>({waitsFor:"rematch",due:b(e,LT),owner:"system",reason:"\
second-look",attempts:0});async function qT({store:e}){let{items:t}=await e.query({index:"list",partition:ct.open(e.org)});return t.filter(n=>n.kind==="request"&&
n.state==="open"&&n.waitsFor==="coordinator")}var MT=(e,t,n,r)=>!e.asked.includes(t.card.id)&&ir(e,t,{tenant:n,now:r}).codes.length===0;async function _T(e,{id:t}){
await E(e,{subject:t,load:async()=>(await Ut(e,t))?.request??c("NOT_FOUND"),decide:(n,r)=>n.state==="open"&&n.waitsFor==="coordinator"?r.change(n)(()=>({waitsFor:"\
ranking",due:r.now,owner:"system",reason:"register-changed",attempts:0}),"request.looks-again"):n})}ft();P();_i();Se();Gt();Y();ii();cs();ni();dm();lo();function gk(e,{id:t}){return Ul(e,t,"start",hk)}function hk(e,{tenant:t},n){let r=b(e.now,t.settings.outcomeHours*
60);return e.change(n)(()=>({waitsFor:"outcome",due:r,owner:"worker",reason:"over",proposal:void 0,nudges:0,attempts:0}),"meeting.over")}function wk(e,{id:t}){return Ul(
e,t,"partner",(n,r,o)=>{let i=n.change(o)(()=>({...pp(n,o),reason:"too-near",nudges:0,attempts:0}),"meeting.late-choice"),{request:a}=r;return a.windows.some(s=>s.
start===o.start)&&n.change(a)(s=>({windows:s.windows.filter(d=>d.start!==o.start)}),"request.asks-strangers-no-more"),rs(a)&&H(n,r,r.tenant.settings,"request.as\
ks-strangers-no-more"),C(n,r,{template:"partner-gone",about:i,staff:"worker",facts:St(i)}),C(n,r,{template:"needs-coordinator",about:i,staff:"coordinator",facts:St(
i)}),i})}function zs(e,{id:t,waitsFor:n}){return Ul(e,t,n,(r,o,i)=>{if(n!=="outcome"&&yk(i)<=r.now)return DT(r,o,i);let{settings:a}=o.tenant,s=Xo(i)==="coordina\
tor"||i.nudges>0||n==="late-choice"||n==="move-answer",d=s?hr(r.now,a.coordinatorHours,Vr):b(r.now,a.outcomeHours*60),m=n==="outcome"?d:Ze(d,yk(i)),l=r.change(i)(
f=>({due:m,nudges:f.nudges+1,attempts:0,...s&&{owner:"coordinator",reason:"silent"}}),s?"meeting.escalated":"meeting.nudged"),p=St(l);return s?C(r,o,{template:"\
needs-coordinator",about:l,staff:"coordinator",facts:p}):C(r,o,{template:n==="outcome"?"outcome-waits":"meeting-changed",about:l,staff:"worker",facts:p}),l})}var yk=({
partnerId:e,start:t,end:n,proposal:r})=>e===null?t:r&&r.end>n?r.end:n;function DT(e,t,n){if(n.partnerId!==null)return hk(e,t,n);let r=ea(e,t,n);return Ld(t.request)&&
H(e,t,t.tenant.settings,"request.meeting-cancelled"),e.read(r)}function kk(e,{id:t}){return Ul(e,t,"tidying",(n,r,o)=>n.change(up(n,r,o))(()=>ne,"meeting.tidied"))}
function Ul(e,t,n,r){return fn(e,t,(o,i,a)=>a.waitsFor===n&&a.due!==null&&a.due<=o.now?r(o,i,a):a)}de();Wr();P();k();Fe();Y();se();Ui();P();k();ce();Fe();ii();se();gm();var qa=(e,{settings:t})=>({waitsFor:"person",owner:"coordinator",due:hr(e.now,t.coordinatorHours,Vr),attempts:0}),Us=(e,t,n)=>({
...qa(e,t),state:"failed",reason:"failed",failedFor:n});async function vk(e,t){let n=await q(e);await E(e,{subject:t.requestId,load:async()=>await Ut(e,t.requestId)??
c("NOT_FOUND"),decide(r,o){let i=r.notices.find(s=>s.sk===t.sk);if(!i)return c("NOT_FOUND");if(i.waitsFor!=="person")return i;let a=ra(i,r,o.now);return a?o.change(
i)(()=>({...ne,state:"suppressed",suppressedFor:a}),"notice.suppressed"):o.change(i)(()=>({due:qa(e,n).due,attempts:0}),"notice.still-undelivered")}})}var $T=3,WT=8;async function Rk(e,t,n,r){await Ok(e,t,o=>r==="unknown"?{patch:Sk(e,o,n),what:"notice.unknown"}:r.status==="sent"?{patch:{...ne,state:"sent",providerId:r.
providerId,sentAt:e.now},what:"notice.sent"}:r.status==="rejected"?{patch:Us(e,n,r.reason),what:"notice.failed"}:{patch:jT(e,o,n),what:"notice.busy"})}async function bk(e,t){
let n=Ot(e,t.org,nr),r=await q(n);t.due===null||t.due>n.now||await Ok(n,t,o=>({patch:Sk(n,o,r),what:"notice.lease-ran-out"}))}function Sk(e,t,n){return Xy.includes(
t.template)&&t.claims<$T?{state:"waiting",waitsFor:"sending",due:b(e.now,t.claims),reason:"unknown-outcome"}:{...qa(e,n),state:"unknown",reason:"unknown-outcome"}}
function jT(e,t,n){return t.claims>=WT?Us(e,n,"provider-busy"):{state:"waiting",waitsFor:"sending",due:b(e.now,2**(t.claims-1)),reason:"provider-busy"}}async function Ok(e,t,n){
return E(e,{subject:t.requestId,load:async()=>await e.store.get(t)??c("NOT_FOUND"),decide(r,o){if(r.state!=="claimed"||r.claims!==t.claims)return r;let{patch:i,
what:a}=n(r);return o.change(r)(()=>i,a)}})}de();Wr();cn();P();Fe();Y();wp();P();k();ce();Y();se();gm();var KT=5;async function Ek(e,{requestId:t,sk:n,to:r},o,i){let a,s=await E(e,{subject:t,load:async()=>await Ut(e,t)??c("NOT_FOUND"),decide(d,m){a=void 0;let l=d.
notices.find(V=>V.sk===n);if(!l)return c("NOT_FOUND");if(l.state!=="waiting"||l.due===null||l.due>m.now)return l;let p=fs(l,d);p&&m.hold(p),l.to.role==="worker"&&
m.hold(d.request);let f=ra(l,d,m.now);if(f)return m.change(l)(()=>({...ne,state:"suppressed",suppressedFor:f}),"notice.suppressed");let{workerId:v}=d.request;if(l.
to.role==="worker"&&l.to.id!==v)return m.change(l)(()=>({to:{role:"worker",id:v}}),"notice.handed-over");if(l.to.id!==r.id)return l;if(i===void 0)return m.change(
l)(()=>Us(e,o,"no-address"),"notice.failed");let W={waitsFor:"marking",due:b(m.now,KT),attempts:0};return a=m.change(l)(V=>({...W,state:"claimed",claims:V.claims+
1}),"notice.claimed"),a}});if(y(s))throw new Error(`claim refused: ${s.refused}`);return a}var zT=30;async function xk(e,t){let n=Ot(e,t.org,nr),r=await q(n),o=await ym(n,t,r),i=await Ek(n,t,r,o);if(!i||o===void 0)return;let a=await UT(e,i,r,o);await Rk(
n,i,r,a)}async function UT(e,t,n,r){let o;try{o=await BT(e,t,n,r)}catch(a){if(a instanceof we)return{status:"busy"};throw a}let i=Ae(t);try{return o.channel==="\
sms"?await e.sms.send({to:r,text:o.text,tag:i}):await e.mail.send({...o,to:r,fromName:n.settings.senderName,tag:i})}catch(a){if(a instanceof we)return"unknown";
throw a}}async function BT(e,t,n,r){let{senderName:o,coordinatorPhone:i}=n.settings,a=n.areas.find(m=>m.code===t.facts.area)?.names.fi??"",d={link:await HT(e,t),
phone:i,senderName:o,area:a,language:"fi",now:e.clock.now(),from:e.mailFrom,to:r};return e.compose(t,d)}async function HT({ids:e,clock:t,directory:n,hash:r,linkUrl:o,
publicUrl:i},a){if(a.to.role!=="partner")return`${i}/requests/${a.requestId}`;let s=a.subject.sk.startsWith("OFFER#")?"offer":a.subject.sk.startsWith("MEET#")?"\
meeting":"own",d=e.token();return await n.saveLink(r(d),{org:a.org,purpose:s,partnerId:a.to.id,...s!=="own"&&{subject:a.subject},expires:t.real()+Math.ceil(60*(zT*
24*60+ve(t.now(),VT(a,t.now()))))}),`${o}/${s==="offer"?"o":"m"}/${d}`}var VT=({facts:e},t)=>xe(t,...e.slots.map(n=>n.end));rn();P();ce();Se();Y();se();Vt();Ne();function Qc(e,{id:t}){return Pk(e,t,(n,r,o)=>{if(o.state!=="sent"||ot(n.now)<ot(o.answerBy)+zd*1e3)return o;let i=ss(n,r,o,
"expired",{endedFor:"time-passed"});return ep(n,r,i),H(n,r,r.tenant.settings,"request.offer-expired"),i})}function Tk(e,{id:t}){return Pk(e,t,(n,r,o)=>o.waitsFor!==
"tidying"?o:(as(n,ee(r.diaries,o.partnerId),o.id),n.change(o)(()=>ne,"offer.tidied")))}function Pk(e,t,n){return E(e,{subject:L(t),load:()=>pe(e,L(t)),decide(r,o){
let i=r.offers.find(a=>a.id===t);if(!i)throw new Error("an offer vanished");return n(o,r,i)}})}P();k();se();ia();Vp();async function Ak(e,t){let n=t.state==="paused"?t.pausedUntil:void 0,r=async()=>GT(await Ik(e,t.id),{now:e.now,until:n});for(let o of await r()){
let i=await jm(e,o,t.id,{...n&&{until:n},why:"partner-away"});if(y(i))throw new Error(`hand-back refused: ${i.refused}`)}if((await r()).length>0)throw new Error(
"hand-back left something");await $r(e,t.id,(o,i)=>o.version===t.version?i.change(o)(()=>Jc(o),"card.handed-back"):o)}async function Nk(e,t){await $r(e,t.id,(n,r)=>n.
state==="paused"&&n.pausedUntil!==void 0&&n.pausedUntil<=r.now?r.change(n)(()=>({state:"active",pausedUntil:void 0,...zn(r.now)}),"card.pause-ended"):n)}function Jc(e){
let t=e.state==="paused"?e.pausedUntil:void 0;return t===void 0?ne:{waitsFor:"pause-end",due:t,owner:"system",reason:"paused",attempts:0}}function GT(e,{now:t,until:n}){
if(!e)return[];let r=e.bookings.filter(i=>i.start>t&&(n===void 0||i.start<n)),o=n===void 0?e.families:[];return[...new Set([...e.holds,...r].map(i=>i.requestId).
concat(o))]}async function Ik({store:e},t){return await e.get(R.diary(e.org,t))}function Ck(e,t,n){return $r(e,t.id,(r,o)=>r.version===t.version?o.change(r)(()=>n,
"card.rematched"):r)}function Fk(e,t,n){return E(e,{subject:t.id,load:async()=>await Ik(e,t.id)??c("NOT_FOUND"),decide:(r,o)=>r.version===t.version?o.change(r)(
()=>n,"diary.rematched"):r})}jd();cn();P();k();ft();Vt();Gt();Y();ii();se();ce();Se();var YT=1,QT=5,Zc=(e,t)=>pk(e,t.id);function Lk(e,{id:t}){return Mk(e,t,"answer",(n,r)=>{let{request:o,tenant:i}=r,a=at(n,r.offers).
filter(l=>l.state==="sent");if(a.length===0)return H(n,r,i.settings,"request.asks-on");let s=Jo({...o,lateSince:n.now},a),d=xe(s.due??n.now,b(n.now,QT));if(n.now<
o.serveBy||o.lateSince!==void 0)return n.change(o)(()=>({...s,due:d,attempts:0}),"request.still-asking");let m=n.change(o)(()=>({...s,due:d,lateSince:n.now,owner:"\
coordinator",reason:"late",attempts:0}),"request.late");return C(n,r,{template:"needs-coordinator",about:m,staff:"coordinator",facts:qk(m)}),m})}function Ma(e,{
id:t,waitsFor:n}){return Mk(e,t,n,(r,o)=>{let{request:i,tenant:a,offers:s}=o,d=Qu(r,i,s);if(d!==void 0&&d<=r.now)return JT(r,o);let m=a.settings.decisionHours[i.
urgency],l=Xo(i)==="coordinator"||i.nudges>=YT||Ky(r.now,d),p=l?hr(r.now,a.settings.coordinatorHours,Vr):b(r.now,m*60),f=Ju(p,r.now,d),v=r.change(i)(V=>({due:f,
nudges:V.nudges+1,attempts:0,...l&&{owner:"coordinator",reason:"worker-silent"}}),l?"request.escalated":"request.nudged"),W=l?"needs-coordinator":i.waitsFor==="\
first-meeting"?"first-meeting-waits":"decision-waits";return C(r,o,{template:W,about:v,staff:l?"coordinator":"worker",facts:qk(v)}),v})}function JT(e,t){let{request:n,
offers:r,tenant:o}=t;for(let{offerId:i,state:a}of n.taken){let s=r.find(d=>d.id===i);a!=="held"||!s?.slot||s.slot.start>e.now||(Ve(e,t,s,"time-passed"),e.change(
n)(d=>({taken:d.taken.filter(m=>m.offerId!==i)}),"request.time-passed"))}return H(e,t,o.settings,"request.asks-on")}var qk=({windows:e,area:t,mode:n})=>({slots:e.
slice(0,3),area:t,mode:n});function Mk(e,t,n,r){return E(e,{subject:t,load:()=>pe(e,t),decide:(o,i)=>{let{request:a}=o;return a.waitsFor===n&&a.due!==null&&a.due<=
i.now?r(i,o):a}})}se();Fe();function _k(e,t,n){return E(e,{subject:"tenant",load:()=>q(e),decide:(r,o)=>r.version===t.version?o.change(r)(()=>n,"tenant.rematched"):r})}var ZT={request:{ranking:To(Zc),answer:To(Lk),coordinator:To(Zc),consent:To(Ma),decision:To(Ma),"first-meeting":To(Ma),"late-choice":To(Ma),meetings:To(Ma)},offer:{
answer:Xc(Qc),"worker-reply":Xc(Qc),tidying:Xc(Tk)},meeting:{start:hi(gk),partner:hi(wk),"move-answer":hi(zs),arrange:hi(zs),"late-choice":hi(zs),outcome:hi(zs),
tidying:hi(kk)},notice:{sending:({ports:e},t)=>xk(e,t),marking:({ports:e},t)=>bk(e,t),person:({call:e},t)=>vk(e,t)},card:{"hand-back":({call:e},t)=>Ak(e,t),"pau\
se-end":({call:e},t)=>Nk(e,t),rematch:async({call:e},t)=>{let n=await Kl(e,t,t.id);await Ck(e,t,n==="done"?Jc(t):zl(e.now))}},diary:{rematch:async({call:e},t)=>{
let n=await Kl(e,t,t.id);await Fk(e,t,n==="done"?ne:zl(e.now))}},tenant:{rematch:async({call:e},t)=>{let n=await Kl(e,t);await _k(e,t,n==="done"?ne:zl(e.now))}}};
async function _a(e,t){let n=Ot(e,or(t),nr),r=await n.store.get(t);if(!r||!un(r))return"gone";if(r.due===null)return"at-rest";if(r.due>n.now)return"not-yet";if(tp(
r)||eg(r))throw new we("newer-version");try{return await XT(r)({ports:e,call:n},r),"advanced"}catch(o){if(o instanceof we)throw o;return e.log({event:"advance.f\
ailed",key:Ae(t),waitsFor:r.waitsFor,name:o instanceof Error?o.name:"unknown"}),await fk(n,r),"backed-off"}}function XT(e){let n=ZT[e.kind][e.waitsFor];if(!n)throw new Error(
`${e.kind} waits for ${e.waitsFor}, which nobody knows how to advance`);return n}function ef(e){return async({call:t},n)=>{let r=await e(t,n);if(y(r))throw new Error(`refused: ${r.refused}`)}}function To(e){return ef(e)}function Xc(e){return ef(
e)}function hi(e){return ef(e)}Ne();cn();P();Y();async function Bl(e,t,n,r){let o=[...Map.groupBy(e,t).values()],i=async()=>{for(let a=o.shift();a;a=o.shift())for(let s of a)await r(s)};await Promise.all(Array.
from({length:Math.min(n,o.length)},i))}cn();import eP from"@middy/core";function Er(e,t,n){return eP(n,{timeoutEarlyInMillis:0}).use({onError(r){let{error:o}=r;e({event:`${t}.failed`,name:o?.name??"unknown"}),o&&!(o instanceof we)&&
(r.error=Yh(o))}})}function Dk({eventName:e,dynamodb:t}){if(e==="REMOVE")return[];let n=t?.NewImage,r=n?.pk?.S,o=n?.sk?.S,i=t?.SequenceNumber;if(!r||!o||!i)return;let a=n?.due?.S;
if(a===void 0)return[];let s=n?.waitsFor?.S==="marking";return Number.isNaN(Date.parse(a))?void 0:[{key:{pk:r,sk:o},due:a,inHand:s,sequence:i}]}async function $k(e,t){let n=Date.parse(t)-Date.parse(e.now());return n>0&&n<=2e3&&await e.pause(n),n<=2e3}var tP=4;function Wk(e){async function t({Records:n}){let r=[],o=n.flatMap(i=>Dk(i)??rP(e,i.eventID));return await Bl(oP(o),({key:i})=>i.pk,tP,async i=>{await nP(
e,i)||r.push(i.sequence)}),{batchItemFailures:r.map(i=>({itemIdentifier:i}))}}return Er(e.log,"on-change",t)}async function nP(e,{key:t,due:n,inHand:r}){try{return(!await $k(
e.clock,n)||await _a(e,t)==="not-yet")&&!r&&await e.wakeups.ensure(t,b(n,zd/60)),!0}catch(o){let i=o instanceof we;return e.log({event:i?"on-change.unavailable":
"on-change.bug",key:Ae(t),name:o instanceof Error?o.name:typeof o,...i&&{service:o.service}}),!i||o.service==="newer-version"}}function rP(e,t){return e.log({event:"\
on-change.unreadable",id:t}),[]}function oP(e){let t=new Map;for(let n of e){let r=t.get(Ae(n.key));t.set(Ae(n.key),r?{...n,sequence:r.sequence}:n)}return[...t.
values()]}de();Wr();P();k();Fe();se();var iP=["claimed","sent","unknown"];async function Hl(e,t,{delivered:n,reason:r}){let o=Ot(e,or(t),nr),i=await E(o,{subject:({notice:a})=>a.requestId,async load(){
let a=await o.store.get(t);return a?.kind==="notice"?{notice:a,tenant:await q(o)}:c("NOT_FOUND")},decide({notice:a,tenant:s},d){return n?a.state==="unknown"?d.change(
a)(()=>({...ne,state:"sent",sentAt:d.now}),"notice.arrived"):a:iP.includes(a.state)?d.change(a)(()=>({...qa(o,s),state:"failed",reason:"failed",failedFor:r??"un\
delivered"}),"notice.bounced"):a}});y(i)&&e.log({event:"receipt.refused",code:i.refused})}P();de();Wr();Ne();P();k();Y();se();Gt();var aP=15,sP=15;async function Vl(e,t){let n=Ot(e,or(t),nr),r=!1,o=await E(n,{subject:({id:i})=>L(i),async load(){let i=await n.
store.get(t);return i&&un(i)?i:c("NOT_FOUND")},decide(i,a){let{due:s}=i;return r=s!==null&&b(s,aP)<=a.now&&!ze(i),!r||s===null?i:a.change(i)(d=>({...Bd(d,"overd\
ue",s),due:b(a.now,sP)}),`${i.kind}.overdue`)}});return r&&!y(o)?"passed-on":"moved-on"}function Gl(e){if(typeof e!="object"||e===null)return;let{pk:t,sk:n}=e;return typeof t=="string"&&t.includes("#")&&typeof n=="string"&&n!==""?{pk:t,sk:n}:void 0}P();import*as At from"zod";var dP=At.object({eventType:At.string(),mail:At.object({tags:At.object({notice:At.tuple([At.string()])})}),bounce:At.object({bounceType:At.string()}).
optional()}),mP=At.object({eventType:At.string().startsWith("TEXT_"),isFinal:At.boolean().optional(),context:At.object({notice:At.string()})}),lP="Successfully \
validated SNS topic";function Yl(e){if(e.startsWith(lP))return"nothing-new";let t=yP(e),n=mP.safeParse(t);if(n.success)return jk(n.data.context.notice,pP(n.data));
let r=dP.safeParse(t);return r.success?jk(Buffer.from(r.data.mail.tags.notice[0],"base64url").toString("utf8"),uP(r.data)):"unreadable"}function jk(e,t){let n=fP(
e);return n?t?{key:n,fate:t}:"nothing-new":"unreadable"}function uP({eventType:e,bounce:t}){if(e==="Delivery")return{delivered:!0};if(e==="Bounce")return{delivered:!1,
reason:tf("BOUNCE",t?.bounceType)};if(e==="Complaint"||e==="Reject"||e==="Rendering Failure")return{delivered:!1,reason:tf("MAIL",e)}}function pP({eventType:e,isFinal:t}){
if(e==="TEXT_DELIVERED"||e==="TEXT_SUCCESSFUL")return{delivered:!0};if(!(e==="TEXT_UNKNOWN"||t===!1||cP.includes(e)))return{delivered:!1,reason:tf(e)}}var cP=["\
TEXT_QUEUED","TEXT_PENDING","TEXT_SENT"];function tf(...e){return e.filter(t=>t!==void 0).join("_").toUpperCase().replaceAll(/[^A-Z0-9_]/g,"_").slice(0,60)}function fP(e){
if(!/^[^|#]+#REQ#[^|#]+\|NOTE#[^|]+$/.test(e))return;let t=iy(e);return or(t)===""?void 0:t}function yP(e){try{return JSON.parse(e)}catch{return}}function Kk(e){let t=zk(e);if(!Bs(t))return{about:"unreadable"};if(Bs(t.DDBStreamBatchInfo))return{about:"changes"};let n=gP(t);if(!Bs(n))return{about:"unreadab\
le"};let r=Gl(n);return r?{about:"wake-up",key:r}:Object.keys(n).length===0||n.source==="aws.events"?{about:"sweep"}:wP(n)}function gP(e){let t=hP.find(r=>r in e);
if(t===void 0)return e;let n=e[t];return typeof n=="string"?zk(n):n}var hP=["requestPayload","Payload","payload","Input","input"];function wP(e){let n=(Array.isArray(
e.Records)?e.Records.map(o=>Bs(o)?o.Sns:void 0):[e]).map(o=>Bs(o)?o.Message:void 0);if(n.length===0||!n.every(o=>typeof o=="string"))return{about:"unreadable"};
let r=n.map(Yl);return r.every(o=>o==="unreadable")?{about:"unreadable"}:{about:"receipt",receipts:r.filter(o=>typeof o=="object"),whole:!r.includes("unreadable")}}
var Bs=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function zk(e){try{return JSON.parse(e)}catch{return}}function Uk(e){async function t({Records:n}){let r=[];for(let{messageId:o,body:i}of n)await kP(e,o,i)||r.push(o);return{batchItemFailures:r.map(o=>({itemIdentifier:o}))}}
return Er(e.log,"on-failed",t)}async function kP(e,t,n){let r=Kk(n),{about:o}=r,i={event:"on-failed",id:t,about:o,...o==="wake-up"&&{key:Ae(r.key)}};try{let a=await vP(
e,r);return e.log({...i,outcome:a,...a==="failed"&&{name:"unreadable"}}),a!=="failed"}catch(a){return e.log({...i,outcome:"failed",name:a instanceof Error?a.name:
typeof a}),!1}}async function vP(e,t){if(t.about==="unreadable")return"failed";if(t.about==="wake-up")return Vl(e,t.key);if(t.about!=="receipt")return"let-go";for(let{
key:n,fate:r}of t.receipts)await Hl(e,n,r);return t.whole?"taken-in":"failed"}function Bk(e){async function t({Records:n}){let r=!1;for(let{Sns:o}of n){let i=Yl(o.Message);i!=="nothing-new"&&(i==="unreadable"?(r=!0,e.log({event:"on-receip\
t.unreadable",id:o.MessageId})):await Hl(e,i.key,i.fate))}if(r)throw new Error("a receipt in a format nobody knows")}return Er(e.log,"on-receipt",t)}function Hk(e){async function t(n){let r=Gl(n);r?await _a(e,r):e.log({event:"on-time.unreadable"})}return Er(e.log,"on-time",t)}nf();vr();Yi();cn();import{Hono as HN}from"hono";import{csrf as VN}from"hono/csrf";import{HTTPException as GN}from"hono/http-exception";function Vk(e,t){return async(n,r)=>{if(!e)return t(n);await r()}}Si();Sn();vr();Sn();Jn();function zR(e){let t=()=>Promise.resolve().then(()=>(iv(),ov)),n=()=>Promise.resolve().then(()=>(td(),ed)),r=()=>Promise.resolve().then(()=>(eR(),Xv)),
o=()=>Promise.resolve().then(()=>(uR(),lR)),i=()=>Promise.resolve().then(()=>(gR(),yR)),a=()=>Promise.resolve().then(()=>(NR(),AR)),s=()=>Promise.resolve().then(()=>(_R(),MR));
e.get("/requests",async d=>(await t()).list(d)),e.get("/requests/new",async d=>(await Promise.resolve().then(()=>(Ef(),Of))).blank(d)),e.post("/requests/new",async d=>(await Promise.resolve().then(()=>(Ef(),Of))).
send(d)),e.get("/requests/:id",async d=>(await n()).one(d)),e.get("/requests/:id/candidates",Ft(async d=>(await i()).list(d))),e.post("/requests/:id/offers",Ft(
async d=>(await i()).offer(d))),e.get("/requests/:id/:action",d=>d.redirect(`/requests/${encodeURIComponent(d.req.param("id"))}`,303)),e.post("/requests/:id/:ac\
tion",async d=>(await n()).act(d)),e.post("/offers/:id/answer",Ft(async d=>(await i()).answer(d))),e.get("/offers/:id/:action",Ft(async d=>(await i()).back(d))),
e.get("/meetings",async d=>(await r()).list(d)),e.post("/meetings/:id/:action",async d=>(await r()).act(d)),e.get("/meetings/:id/:action",async d=>(await r()).back(
d)),e.get("/queue",Ft(async d=>(await o()).list(d))),e.post("/queue/:kind/:id/:action",Ft(async d=>(await o()).stuck(d))),e.get("/queue/*",Ft(async d=>d.redirect(
"/queue",303))),e.post("/notices/:id/:action",Ft(async d=>(await o()).notice(d))),e.get("/notices/:id/:action",Ft(async d=>(await o()).back(d))),e.get("/partner\
s",Ft(async d=>(await a()).list(d))),e.get("/partners/new",Ft(async d=>(await a()).blank(d))),e.post("/partners/new",Ft(async d=>(await a()).add(d))),e.get("/pa\
rtners/:id",Ft(async d=>(await a()).one(d))),e.get("/partners/:id/:action",Ft(async d=>d.redirect(`/partners/${encodeURIComponent(d.req.param("id")??"")}`,303))),
e.post("/partners/:id/:action",Ft(async d=>(await a()).act(d))),e.get("/agreements",Ft(async d=>(await s()).show(d))),e.post("/agreements",Ft(async d=>(await s()).
save(d)))}function Ft(e){return async t=>dn(t)?e(t):bn(t,403,Re.forbidden)}import{jsx as JN}from"hono/jsx/jsx-runtime";function VR(e,t){let n=new HN;return n.onError((r,o)=>QN(o,e,r)),n.notFound(r=>Ee(r)),n.use(bi(t.publicUrl)),n.use(async(r,o)=>{
r.set("ports",e),r.set("settings",t),r.set("nonce",e.ids.id()),await o()}),n.get("/style.css",async r=>{let{STYLE:o}=await Promise.resolve().then(()=>(BR(),UR));
return r.text(o,200,{"content-type":"text/css; charset=utf-8","cache-control":"public, max-age=300"})}),n.use(Vk(t.issuer,r=>bn(r,503,Re.noSignIn))),n.use(VN({origin:t.
publicUrl})),n.use(async(r,o)=>{let{issuer:i="",publicUrl:a}=t;r.set("session",await Jf(e,{issuer:i,publicUrl:a},{cookie:r.req.header("cookie")})),await o()}),n.
get("/",async r=>(await Promise.resolve().then(()=>(hu(),gu))).front(r)),n.get("/sign-in",async r=>(await Promise.resolve().then(()=>(hu(),gu))).signInPage(r)),
n.post("/sign-out",async r=>(await Promise.resolve().then(()=>(hu(),gu))).signOut(r)),n.use(async(r,o)=>r.get("session")?(r.req.method==="GET"&&Qk(r),o()):YN(r)),
zR(n),n}function YN(e){return e.req.method==="GET"||e.req.method==="HEAD"?e.redirect("/sign-in?done=needed",303):bn(e,401,{title:Po.title,text:Re.signedOut.text})}
async function QN(e,t,n){if(n instanceof GN&&n.status===403)return bn(e,403,Re.wrongOrigin);if(n instanceof cr)return Ee(e);if(n instanceof we){t.log({event:"st\
aff.unavailable",service:n.service});let r=e.req.method==="POST"?await e.req.text():"";return bn(e,503,{...Re.unavailable,children:r&&JN(hl,{action:e.req.path,body:r})})}
return bn(e,500,{...Re.unexpected,errorId:wa(t,"staff.bug",n)})}function GR(e){let t=e.PUBLIC_URL;if(!t)throw new Error("PUBLIC_URL is not set");return{publicUrl:t,issuer:e.ISSUER||void 0,signInUrl:e.SIGN_IN_URL||void 0}}P();var ZN={page:100,most:2e3,atOnce:4,reserve:2e4};function YR(e,t=ZN){async function n(r,o){let a=await XN(e,t,()=>(o?.getRemainingTimeInMillis?.()??1/0)>t.reserve);
return e.log({event:"sweep.done",...a}),a}return Er(e.log,"sweep",n)}async function XN(e,{page:t,most:n,atOnce:r},o){let i=e.clock.now(),a={advanced:0,failed:0,
reached:0},s=0,d;do{let p=await e.stores.due(i,Math.min(t,n-a.reached),d);a.reached===0&&p.keys[0]&&(s=await tI(e,p.keys[0],i)),await Bl(p.keys,f=>f.pk,r,async f=>{
o()&&(a.reached++,a[await eI(e,f)?"advanced":"failed"]++)}),d=p.cursor}while(d!==void 0&&a.reached<n&&o());let{reached:m,...l}=a;return{...l,oldest:s,complete:d===
void 0&&o()}}async function eI(e,t){let n=r=>o=>(e.log({event:r,key:Ae(t),name:o instanceof Error?o.name:typeof o}),!1);try{return await _a(e,t),!0}catch(r){return n(
"sweep.failed")(r),await Vl(e,t).catch(n("sweep.kept-to-itself")),!1}}async function tI(e,t,n){let r=(await e.stores.open(or(t)).get(t))?.due;return typeof r=="\
string"?Math.max(0,Math.round((Date.parse(n)-Date.parse(r))/1e3)):0}var wu={PUBLIC_URL:"https://rinnalla.example.fi",LINK_URL:"https://r.example.fi",MAIL_FROM:"viesti@example.fi",ISSUER:"https://tunnistus.example.fi"};function nI(e){
let t=Hf(e,wu);return{api:xf(kw(e,hg(wu))),staff:xf(VR(e,GR(wu))),link:xf(lk(e,uk(wu))),"on-change":Wk(t),"on-time":Hk(t),sweep:YR(t),"on-receipt":Bk(e),"on-fai\
led":Uk(e)}}P();cn();Yi();export{cr as BadCursor,ro as SCHEMA,we as Unavailable,nI as openRooms};
