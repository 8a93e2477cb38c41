// Every room as of commit 764d69e6827f (2026-11-23): the simulator lets it answer beside today's on the same records, as during
// a deployment, a canary or a roll-back. Made by `npm run freeze -- 764d69e6827f`, never edited; npm packages are not in it.
var Fk=Object.defineProperty;var u=(e,t,n)=>()=>{if(n)throw n[0];try{return e&&(t=e(e=0)),t}catch(r){throw n=[r],r}};var le=(e,t)=>{for(var n in t)Fk(e,n,{get:t[n],enumerable:!0})};function Xe(e,t,n){return e===1?`1 ${t}`:`${e} ${n}`}var Lr=u(()=>{"use strict"});var Ym,Lp=u(()=>{"use strict";Lr();Ym={locale:"fi-FI",dayMonth:(e,t,n)=>`${e} ${t}.${n}.`,dayMonthYear:(e,t,n)=>`${e}.${t}.${n}`,time:(e,t)=>t==="00"&&e!=="0"?e:
`${e}.${t}`,exactTime:(e,t)=>`${e}.${t}`,at:(e,t)=>`${e} klo ${t}`,clock:e=>`klo ${e}`,duration:(e,t)=>[e>0?`${e} t`:"",t>0||e===0?`${t} min`:""].filter(Boolean).
join(" "),days:e=>Xe(e,"p\xE4iv\xE4","p\xE4iv\xE4\xE4"),hours:e=>Xe(e,"tunti","tuntia"),minutes:e=>Xe(e,"minuutti","minuuttia")}});function ni(e){let t=qp.get(e);if(t)return t;let n=Mk(Lk[e]??Ym);return qp.set(e,n),n}function Mk(e){let t,n=d=>(t??=new Intl.DateTimeFormat(e.locale,{timeZone:qk,
weekday:"short",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"2-digit",hourCycle:"h23"}),Object.fromEntries(t.formatToParts(Date.parse(d)).
map(({type:m,value:l})=>[m,l]))),r=({day:d,month:m,year:l})=>e.dayMonthYear(d,m,l),o=({weekday:d,day:m,month:l})=>e.dayMonth(d,m,l),i=({hour:d,minute:m})=>e.time(
d,m),a=(d,m,l)=>{let[y,g]=[n(d.start),n(d.end)],x=e.at(l(y),i(y));return r(y)===r(g)?`${x}${m}${i(g)}`:`${x} ${m} ${e.at(l(g),i(g))}`},s=d=>`${d.weekday} ${r(d)}`;
return{date:d=>r(n(d)),shortDate:d=>o(n(d)),localDate:d=>e.dayMonthYear(...Dk(d)),dateTime:d=>{let m=n(d);return e.at(r(m),e.exactTime(m.hour,m.minute))},shortDateTime:d=>{
let m=n(d);return e.at(o(m),i(m))},short:d=>a(d,"-",o),full:d=>a(d,"\u2013",s),deadline:(d,m)=>{let l=n(d),y=Date.parse(d)-Date.parse(m)<6*864e5;return e.at(y?l.
weekday:o(l),i(l))},fullDeadline:d=>{let m=n(d);return e.at(s(m),i(m))},time:d=>{let m=n(d);return e.exactTime(m.hour,m.minute)},duration:d=>e.duration(Math.floor(
d/60),d%60),span:(d,m)=>{let l=Math.floor(Math.abs(Date.parse(m)-Date.parse(d))/6e4);return l>=2880?e.days(Math.floor(l/1440)):l>=120?e.hours(Math.floor(l/60)):
e.minutes(l)},daysBetween:(d,m)=>Math.round((Mp(n(m))-Mp(n(d)))/864e5)}}function Dk(e){let[t="",n="",r=""]=e.split("-");return[String(Number(r)),String(Number(n)),
t]}var Lk,qk,qp,Mp,cs=u(()=>{"use strict";Lp();Lk={fi:Ym},qk="Europe/Helsinki",qp=new Map;Mp=({year:e,month:t,day:n})=>Date.UTC(Number(e),Number(t)-1,Number(n))});function vo({mode:e},{area:t},n){return e==="remote"?n.remote:e==="phone"?n.phone:t}function Un(e){return e.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu," ").trim()}
var ca=u(()=>{"use strict"});function _p(e){return{subject:e.start?`Muistathan ajan ${e.start}`:"Muistathan sovitun ajan",lines:["Muistathan sovitun ajan. Ohjeet ovat linkin takana.","Jos t\
ulee este, soita heti."],action:"Katso ohjeet",facts:!0}}function Kk(e){return e.slot?e.more===0?"Ehtisitk\xF6 t\xE4h\xE4n aikaan?":"Ehtisitk\xF6 johonkin n\xE4ist\xE4 a\
joista? Yksi riitt\xE4\xE4.":"Ehtisitk\xF6 mukaan? Aika sovitaan yhdess\xE4."}var $p,Wp=u(()=>{"use strict";$p={offer:e=>({subject:e.deadline?`Ehtisitk\xF6? Vastaa\
 ${e.deadline} menness\xE4`:"Ehtisitk\xF6?",lines:[Kk(e),"Kyll\xE4 tai ei, kumpikin auttaa.","Voit my\xF6s ehdottaa toista aikaa."],action:"Vastaa t\xE4st\xE4",
facts:!0}),"offer-withdrawn":()=>({subject:"Kysym\xE4\xE4mme aikaa ei en\xE4\xE4 tarvita",lines:["Aikaa, jota kysyimme, ei en\xE4\xE4 tarvita. Sinun ei tarvitse vasta\
ta.","Kiitos. Kysymme taas, kun sopivaa tulee."],action:"Katso tiedot",facts:!0}),released:()=>({subject:"Aikaa ei nyt tarvita",lines:["Aikaa ei nyt tarvita. Sy\
y ei ole sinussa.","Kiitos, ett\xE4 olit valmis. Kysymme taas, kun sopivaa tulee."],action:"Katso tiedot",facts:!0}),agreed:e=>({subject:e.slot?`Sovittu: ${e.slot}`:
"Kiitos, sovittu!",lines:e.slot?["Kiitos, sovittu!",e.inPerson?"Tarkka paikka ja ohjeet ovat linkin takana.":"Ohjeet ovat linkin takana."]:["Kiitos, sovittu!","\
Otamme yhteytt\xE4 ja sovimme ajan."],action:"Katso ohjeet",facts:!0}),booked:e=>({subject:e.slot?`Sovittu: ${e.slot}`:"Aika on sovittu",lines:["Aika on sovittu\
.","Ohjeet ovat linkin takana."],action:"Katso ohjeet",facts:!0}),"reminder-day":_p,"reminder-hours":_p,"move-proposed":()=>({subject:"Sopiiko uusi aika?",lines:[
"Ehdotamme uutta aikaa. Sopiiko se?","Aiempi aika ei en\xE4\xE4 p\xE4de.","Kyll\xE4 tai ei, kumpikin auttaa."],action:"Vastaa t\xE4st\xE4",facts:!0}),moved:e=>({
subject:e.slot?`Uusi aika: ${e.slot}`:"Uusi aika on sovittu",lines:["Uusi aika on sovittu. Aiempi aika ei en\xE4\xE4 p\xE4de."],action:"Katso ohjeet",facts:!0}),
"move-declined":()=>({subject:"Ehdottamasi aika ei t\xE4ll\xE4 kertaa k\xE4y",lines:["Ehdotuksesi t\xE4m\xE4n ajan tilalle ei t\xE4ll\xE4 kertaa k\xE4y.","Kerro\
mme pian, miten jatketaan."],action:"Katso tiedot",facts:!0}),cancelled:e=>({subject:e.start?`Peruttu: ${e.start}`:"Sovittu aika on peruttu",lines:["Aika on per\
uttu. Syy ei ole sinussa.","Kiitos, ett\xE4 olit valmis."],action:"Katso tiedot",facts:!0}),ended:()=>({subject:"Kiitos, ett\xE4 olet ollut mukana",lines:["Uusi\
a aikoja ei nyt ole tulossa.","Kiitos, ett\xE4 olet ollut mukana. Kysymme taas, kun sopivaa tulee."],action:"Katso tiedot",facts:!1}),thanks:()=>({subject:"Kiit\
os t\xE4st\xE4 p\xE4iv\xE4st\xE4",lines:["Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4!","J\xE4ik\xF6 jotain mieleen? Soita, niin jutellaan."],action:"Omat aikasi",facts:!1})}});function zp(e){let t=e.slot&&`${Bk(e.inDays)}${e.slot}`;return[...t?[`${t}${ln(e)}. Ohjeet: ${e.link} Jos tulee este, soita heti ${e.phone}.`,`${t}. Ohjeet: ${e.
link} Jos tulee este, soita heti ${e.phone}.`,`${t}. Ohjeet: ${e.link} Este? Soita ${e.phone}`]:[],`Muistathan sovitun ajan. Ohjeet: ${e.link} Este? Soita ${e.phone}`]}
var fa,ya,Bk,ln,bo,jp,Up=u(()=>{"use strict";fa=e=>e.charAt(0).toUpperCase()+e.slice(1),ya=e=>e===0?"":e===1?" (+1 muu aika)":` (+${e} muuta aikaa)`,Bk=e=>e===0?
"T\xE4n\xE4\xE4n ":e===1?"Huomenna ":"Muistathan: ",ln=({where:e})=>e&&`, ${e}`,bo=({deadline:e,link:t})=>e?`Vastaa ${e} menness\xE4: ${t}`:`Vastaa: ${t}`,jp={offer:e=>e.
slot?[`Hei! Ehtisitk\xF6 ${e.slot}${ya(e.more)}${ln(e)}? Kyll\xE4 tai ei, kumpikin auttaa. ${bo(e)}`,`Hei! Ehtisitk\xF6 ${e.slot}${ya(e.more)}${ln(e)}? ${bo(e)}`,
`Ehtisitk\xF6 ${e.slot}${ya(e.more)}? ${bo(e)}`,`Hei! Ehtisitk\xF6? ${bo(e)}`]:[`Hei! Ehtisitk\xF6 mukaan${ln(e)}? Aika sovitaan yhdess\xE4. Kyll\xE4 tai ei, kumpikin\
 auttaa. ${bo(e)}`,`Hei! Ehtisitk\xF6 mukaan${ln(e)}? Aika sovitaan yhdess\xE4. ${bo(e)}`,`Hei! Ehtisitk\xF6 mukaan? ${bo(e)}`],"offer-withdrawn":e=>[...e.start?
[`Hei! Aikaa ${e.start}${ya(e.more)} ei en\xE4\xE4 tarvita. Sinun ei tarvitse vastata. Kiitos, kysymme taas. Tiedot: ${e.link}`,`Hei! Aikaa ${e.start}${ya(e.more)}\
 ei en\xE4\xE4 tarvita. Kiitos, kysymme taas. Tiedot: ${e.link}`]:[],`Hei! Kysym\xE4\xE4mme aikaa ei en\xE4\xE4 tarvita. Kiitos, kysymme taas. Tiedot: ${e.link}`],
released:e=>[...e.start?[`Aikaa ${e.start} ei nyt tarvita. Syy ei ole sinussa. Kiitos, ett\xE4 olit valmis. Kysymme taas. Tiedot: ${e.link}`,`Aikaa ${e.start} e\
i nyt tarvita. Syy ei ole sinussa. Kiitos, kysymme taas. Tiedot: ${e.link}`]:[],`Apuasi ei t\xE4ll\xE4 kertaa tarvita. Syy ei ole sinussa. Kiitos, kysymme taas. Tiedo\
t: ${e.link}`],agreed:e=>e.slot?[`Kiitos, sovittu! ${fa(e.slot)}${ln(e)}. ${e.inPerson?"Tarkka paikka ja ohjeet":"Ohjeet"}: ${e.link} Este? Soita ${e.phone}`,`K\
iitos, sovittu! ${fa(e.slot)}${ln(e)}. Ohjeet: ${e.link} Este? Soita ${e.phone}`,`Kiitos, sovittu! ${fa(e.slot)}. Ohjeet: ${e.link} Este? Soita ${e.phone}`,`Kii\
tos, sovittu! Aika ja ohjeet: ${e.link} Este? Soita ${e.phone}`]:[`Kiitos, sovittu! Otamme yhteytt\xE4 ja sovimme ajan. Tiedot: ${e.link} Kysytt\xE4v\xE4\xE4? Soita ${e.
phone}`,`Kiitos, sovittu! Tiedot: ${e.link} Soita ${e.phone}`],booked:e=>[...e.slot?[`Aika on sovittu: ${e.slot}${ln(e)}. Ohjeet: ${e.link} Este? Soita ${e.phone}`,
`Aika on sovittu: ${e.slot}. Ohjeet: ${e.link} Este? Soita ${e.phone}`]:[],`Aika on sovittu. Tiedot: ${e.link} Este? Soita ${e.phone}`],"reminder-day":e=>zp(e),
"reminder-hours":e=>zp(e),"move-proposed":e=>[...e.slot&&e.previousDay?[`Uusi aika ${e.slot}${ln(e)}, sopiiko? Aiempi aika ${e.previousDay} ei en\xE4\xE4 p\xE4de. Vastaa\
: ${e.link}`,`Uusi aika ${e.slot}, sopiiko? Aiempi aika ${e.previousDay} ei en\xE4\xE4 p\xE4de. Vastaa: ${e.link}`]:[],...e.slot?[`Uusi aika ${e.slot}${ln(e)}, \
sopiiko? Vastaa: ${e.link}`]:[],`Ehdotamme uutta aikaa, sopiiko? Aiempi ei en\xE4\xE4 p\xE4de. Vastaa: ${e.link}`],moved:e=>[...e.slot&&e.previousDay?[`Uusi aik\
a on sovittu: ${e.slot}${ln(e)}. Aiempi aika ${e.previousDay} ei en\xE4\xE4 p\xE4de. Ohjeet: ${e.link}`,`Uusi aika: ${e.slot}. Aiempi aika ${e.previousDay} ei e\
n\xE4\xE4 p\xE4de. Ohjeet: ${e.link}`]:[],...e.slot?[`Uusi aika on sovittu: ${e.slot}${ln(e)}. Ohjeet: ${e.link}`]:[],`Uusi aika on sovittu, aiempi ei en\xE4\xE4 p\xE4de\
. Ohjeet: ${e.link}`],"move-declined":e=>[...e.start?[`Ehdotuksesi ajan ${e.start} tilalle ei t\xE4ll\xE4 kertaa k\xE4y. Kerromme, miten jatketaan. Tiedot: ${e.
link}`,`Ehdotuksesi ajan ${e.start} tilalle ei k\xE4y. Kerromme, miten jatketaan. Tiedot: ${e.link}`]:[],`Ehdottamasi uusi aika ei t\xE4ll\xE4 kertaa k\xE4y. Kerromme, m\
iten jatketaan. Tiedot: ${e.link}`],cancelled:e=>[...e.start?[`${fa(e.start)} on peruttu. Syy ei ole sinussa. Kiitos, ett\xE4 olit valmis. Tiedot: ${e.link}`,`${fa(
e.start)} on peruttu. Syy ei ole sinussa. Tiedot: ${e.link}`]:[],`Sovittu aika on peruttu. Syy ei ole sinussa. Tiedot: ${e.link}`],ended:e=>[`Kiitos, ett\xE4 olet \
ollut mukana. Uusia aikoja ei nyt ole tulossa. Tiedot: ${e.link} Kysytt\xE4v\xE4\xE4? Soita ${e.phone}`,`Kiitos. Uusia aikoja ei nyt ole tulossa. Tiedot: ${e.link}`],
thanks:e=>[`Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4! Omat aikasi: ${e.link} J\xE4ik\xF6 jotain mieleen? Soita ${e.phone}`,`Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4! Omat aikasi: ${e.
link}`]}});function Hk(e){let t={action:"Avaa pyynt\xF6",facts:!0};return e.settled?{subject:"Sovittu aika on muuttunut",lines:["Uusi aika on sovittu."],...t}:e.previousDay?
{subject:"Sopiiko uusi aika?",lines:["Sovitulle ajalle on ehdotettu uutta aikaa.","Katso, sopiiko se, ja vastaa."],...t}:{subject:"Sovittu aika odottaa sinua",lines:[
"T\xE4m\xE4 aika tarvitsee viel\xE4 ratkaisun.","Katso, miten jatketaan."],...t}}var Kp,Bp=u(()=>{"use strict";Kp={"partner-accepted":()=>({subject:"Pyynt\xF6si on\
 edennyt",lines:["Pyynt\xF6si on edennyt: joku p\xE4\xE4see mukaan.","Katso, kuka, ja vahvista."],action:"Avaa pyynt\xF6",facts:!0}),"other-time-proposed":()=>({
subject:"Pyynt\xF6\xF6si on ehdotettu toista aikaa",lines:["Pyynt\xF6\xF6si on ehdotettu toista aikaa.","Katso, sopiiko se, ja vastaa."],action:"Avaa pyynt\xF6",
facts:!0}),"nobody-found":e=>({subject:"Pyynt\xF6si odottaa ratkaisua",lines:["Kukaan ei ehtinyt n\xE4ihin aikoihin.",e.deadline?`Ehdota toista aikaa tai et\xE4yht\
eytt\xE4 \u2013 tai koordinaattori soittaa ${e.deadline} menness\xE4.`:"Ehdota toista aikaa tai et\xE4yhteytt\xE4 \u2013 tai koordinaattori soittaa."],action:"A\
vaa pyynt\xF6",facts:!1}),"decision-waits":()=>({subject:"Pyynt\xF6si odottaa sinua",lines:["Pyynt\xF6si odottaa sinua. Katso, mit\xE4 tarvitaan.","Jos et ehdi,\
 koordinaattori auttaa."],action:"Avaa pyynt\xF6",facts:!1}),confirmed:()=>({subject:"Pyynt\xF6si on vahvistettu",lines:["Pyynt\xF6si on vahvistettu."],action:"\
Avaa pyynt\xF6",facts:!0}),"meeting-reminder":e=>({subject:e.start?`Tulossa: ${e.start}`:"Sovittu aika on tulossa",lines:["Sovittu aika on tulossa."],action:"Av\
aa pyynt\xF6",facts:!0}),"meeting-changed":Hk,"meeting-cancelled":e=>({subject:e.start?`Peruttu: ${e.start}`:"Sovittu aika on peruttu",lines:["Sovittu aika on p\
eruttu."],action:"Avaa pyynt\xF6",facts:!0}),"partner-gone":()=>({subject:"Sovittuun aikaan tuli este",lines:["Sovittuun aikaan tuli este.","Katso, miten jatket\
aan."],action:"Avaa pyynt\xF6",facts:!0}),"outcome-waits":()=>({subject:"Merkitse, toteutuiko aika",lines:["Merkitse, toteutuiko aika. Se vie hetken."],action:"\
Avaa pyynt\xF6",facts:!0}),"first-meeting-waits":()=>({subject:"Sovi ensimm\xE4inen aika",lines:["Pyynt\xF6si on vahvistettu. Ensimm\xE4inen aika odottaa sopimista."],
action:"Avaa pyynt\xF6",facts:!1}),"needs-coordinator":()=>({subject:"Yksi asia odottaa sinua",lines:["Yksi asia ei etene itsest\xE4\xE4n ja odottaa sinua."],action:"\
Avaa pyynt\xF6",facts:!1}),"handed-over":()=>({subject:"Sait pyynn\xF6n ty\xF6toverilta",lines:["Sait pyynn\xF6n ty\xF6toverilta.","Katso, miss\xE4 menn\xE4\xE4n."],
action:"Avaa pyynt\xF6",facts:!1})}});var Ro,Qm=u(()=>{"use strict";Wp();Up();Bp();Ro={sms:jp,partner:$p,staff:Kp,remote:"et\xE4n\xE4",byPhone:"puhelimitse",remoteTitle:"Et\xE4n\xE4",byPhoneTitle:"P\
uhelimitse",hello:"Hei!",when:"Aika",whenNumbered:e=>`Aika ${e}`,whenSuits:"sovitaan yhdess\xE4",where:"Miss\xE4",answerBy:"Vastaa viimeist\xE4\xE4n",doneBy:"Vi\
imeist\xE4\xE4n",before:"Aiempi aika",noReply:e=>`T\xE4h\xE4n viestiin ei voi vastata. Jos haluat kysy\xE4 tai tuli este, soita ${e}.`,stop:"Jos et halua vieste\
j\xE4, voit pit\xE4\xE4 tauon linkin takana tai soittaa.",staffNoReply:"T\xE4h\xE4n viestiin ei voi vastata. Tarkemmat tiedot n\xE4et kirjautumalla sis\xE4\xE4n.",
calendarTitle:"Sovittu aika"}});var Yp={};le(Yp,{invite:()=>Xm});import{ICalAttendeeRole as Zk,ICalCalendar as Xk,ICalCalendarMethod as Zm,ICalEventStatus as Gp}from"ical-generator";function Xm(e){
let t=new Xk({prodId:{company:"Rinnalla",product:"Rinnalla",language:e.language.toUpperCase()},method:ev[e.method]});return t.createEvent({id:`${e.uid}@rinnalla`,
sequence:e.sequence,stamp:new Date(e.at),start:new Date(e.window.start),end:new Date(e.window.end),summary:Un(e.title),location:Un(e.where)||null,status:e.method===
"CANCEL"?Gp.CANCELLED:Gp.CONFIRMED,organizer:{name:Un(e.organizer.name),email:e.organizer.email},...e.attendee&&{attendees:[{email:e.attendee,rsvp:!1,role:Zk.REQ}]}}),
`${t.toString().trimEnd()}\r
`}var ev,el=u(()=>{"use strict";ca();ev={REQUEST:Zm.REQUEST,CANCEL:Zm.CANCEL,PUBLISH:Zm.PUBLISH}});import{createHash as iv}from"node:crypto";function Rt(e){return iv("sha256").update(e).digest("hex")}var qr=u(()=>{"use strict"});function p(e,t={}){return{refused:e,...t}}function c(e){return typeof e=="object"&&e!==null&&"refused"in e}var fs,k=u(()=>{"use strict";fs=["REQUIRED","UNKNOWN_\
FIELD","WRONG_TYPE","UNKNOWN_AREA","UNKNOWN_PHASE","UNKNOWN_LANGUAGE","UNKNOWN_VALUE","UNKNOWN_PARTNER","UNKNOWN_COLLEAGUE","TOO_LONG","TOO_MANY","TOO_SMALL","T\
OO_LARGE","NOT_AN_INSTANT","NOT_A_DATE","NOT_A_TIME","TIME_DOES_NOT_EXIST","IN_THE_PAST","TOO_FAR_AHEAD","END_BEFORE_START","SHORTER_THAN_DURATION","PHASES_NEED\
ED","NO_CLIENT_IN_THIS_CHANNEL","NOT_PRE_APPROVABLE","CLIENT_REFERENCE_FORM","IDENTITY_CODE","PHONE_NUMBER","EMAIL_ADDRESS","CONTROL_CHARACTERS","PLACE_NEEDED",
"CONTRADICTORY"]});var Mr,ga=u(()=>{"use strict";Mr={NOT_FOUND:404,FORBIDDEN:403,STALE_VERSION:409,BUSY:409,WRONG_STATE:409,IDEMPOTENCY_KEY_REUSED:422,OFFER_EXPIRED:409,OFFER_WITHDRAWN:409,
OFFER_TAKEN:409,OFFER_ANSWERED:409,NO_ANSWER_CHOSEN:422,SLOT_NOT_OFFERED:422,SLOT_NO_LONGER_FREE:409,CONSENT_PENDING:409,NOBODY_TO_DECIDE_ON:409,SEATS_FULL:409,
RULES_FAIL:409,OVERRIDE_NEEDS_REASON:422,INVALID:422,LINK_UNKNOWN:404}});function nc(e){return e.startsWith("https://")?"__Host-session":"session"}function rc(e,t,n){let r=e.startsWith("https://")?"; Secure":"";return`${nc(e)}=${t}; \
Path=/; HttpOnly; SameSite=Lax; Max-Age=${n}${r}`}function nl(e,t){let n=`${nc(t)}=`,r=e?.split(";").map(o=>o.trim()).find(o=>o.startsWith(n));return sc(r?.slice(
n.length))}function pv(e){return sc(/^Bearer +(\S+) *$/i.exec(e??"")?.[1])}function oc(e,t,n){return ac(e,t,"browser",nl(n.cookie,t.publicUrl))}function ic(e,t,n){
return ac(e,t,"bearer",pv(n.authorization))}function ha(e){return{role:e.role,id:e.staffId}}async function ac(e,t,n,r){if(!r)return;let o=await e.directory.findSession(
Rt(r));return o&&o.kind===n&&o.issuer===t.issuer&&o.expires>e.clock.real()?o:void 0}function sc(e){return e!==void 0&&uv.test(e)?e:void 0}var uv,oi=u(()=>{"use \
strict";qr();uv=/^[A-Za-z0-9_-]{22}$/});var lc={};le(lc,{refusals:()=>wa});var wa,ys=u(()=>{"use strict";wa={NOT_FOUND:{title:"T\xE4t\xE4 ei l\xF6ydy.",todo:"Tarkista osoite tai palaa omiin pyynt\xF6ihis\
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
ehtoihin.",todo:"Valitse toinen, tai kysy silti ja kirjoita lyhyt syy."},OVERRIDE_NEEDS_REASON:{title:"Syy puuttuu.",todo:"Kirjoita lyhyesti, miksi kysyt silti."},
INVALID:{title:"Jokin kohta kaipaa tarkistusta.",todo:"Korjaa merkityt kohdat. Muu, mit\xE4 kirjoitit, on tallessa."},LINK_UNKNOWN:{title:"Linkki ei toimi.",todo:"\
Avaa uusin viestimme tai soita. Kerromme, miss\xE4 menn\xE4\xE4n."}}});var uc={};le(uc,{fields:()=>rl});var rl,ol=u(()=>{"use strict";rl={REQUIRED:"T\xE4yt\xE4 t\xE4m\xE4 kohta.",UNKNOWN_FIELD:"T\xE4t\xE4 kohtaa emme tunne. Poista se.",
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
iitt\xE4\xE4, ei osoitetta.",CONTRADICTORY:"T\xE4m\xE4 on ristiriidassa toisen kohdan kanssa. Tarkista molemmat."}});var So,Kn,j,ke=u(()=>{"use strict";So={role:"system",id:"system"},Kn=e=>e.onBehalfOf??e,j=e=>e.role==="coordinator"||e.role==="admin"||e.role==="system"});function Dr(e){return"waitsFor"in e&&"due"in e&&"state"in e}function pc(e){let t=e.indexOf("|");if(t<1)throw new Error("not a key");return{pk:e.slice(0,t),sk:e.
slice(t+1)}}function fc(e){return e.due===null?{duePk:void 0,dueSk:void 0}:{duePk:cc,dueSk:`${e.due}#${Ie(e)}`}}var ai,ne,Eo,Ie,_r,R,at,cc,q=u(()=>{"use strict";
ai=1,ne={waitsFor:"nothing",due:null,owner:"nobody",reason:"none",attempts:0};Eo=e=>({pk:e.pk,sk:e.sk}),Ie=e=>`${e.pk}|${e.sk}`;_r=e=>e.pk.slice(0,e.pk.indexOf(
"#")),R={aggregate:(e,t)=>`${e}#REQ#${t}`,request:(e,t)=>({pk:`${e}#REQ#${t}`,sk:"A"}),offer:(e,t,n)=>({pk:`${e}#REQ#${t}`,sk:`OFFER#${n}`}),meeting:(e,t,n)=>({
pk:`${e}#REQ#${t}`,sk:`MEET#${n}`}),notice:(e,t,n)=>({pk:`${e}#REQ#${t}`,sk:`NOTE#${n}`}),contact:(e,t)=>({pk:`${e}#PTR#${t}`,sk:"A"}),ledger:(e,t,n,r)=>({pk:`${e}\
#PTR#${t}`,sk:`LEDGER#${n}#${r}`}),register:e=>`${e}#MATCH`,card:(e,t)=>({pk:`${e}#MATCH`,sk:`${t}#CARD`}),diary:(e,t)=>({pk:`${e}#MATCH`,sk:`${t}#DIARY`}),tenant:e=>({
pk:`${e}#MATCH`,sk:"~TENANT"}),staff:(e,t)=>({pk:`${e}#STAFF`,sk:t}),events:(e,t)=>`${e}#EVT#${t}`,receipt:(e,t)=>({pk:`${e}#OP#${t}`,sk:"RECEIPT"})},at={open:e=>`${e}\
#OPEN`,done:e=>`${e}#DONE`,own:(e,t)=>`${e}#W#${t}`,meetings:e=>`${e}#MEET`},cc="DUE"});var yc={};le(yc,{getTenant:()=>$});async function $(e){let t=await e.store.get(R.tenant(e.store.org));if(!t)throw new Error("the tenant has no settings");return t}
var He=u(()=>{"use strict";q()});async function un(e,t){let{items:n}=await e.store.query({partition:R.aggregate(e.store.org,t)}),r=n.find(o=>o.sk==="A");return r&&{request:r,offers:gs(n,"offer"),
meetings:gs(n,"meeting"),notices:gs(n,"notice")}}async function de(e,t,{partners:n="involved",own:r=!0}={}){let o=n==="involved"?[]:n,[i,a,s]=await Promise.all(
[un(e,t),$(e),hs(e,o)]);if(!i||r&&!il(e,i.request))return p("NOT_FOUND");let d=n==="involved"?cv(i):[],{cards:m,diaries:l}=d.length>0?await hs(e,d):s;return{...i,
tenant:a,cards:m,diaries:l}}function il({by:e},t){return j(e)||e.role==="worker"&&t.workerId===e.id}async function hs({store:e},t){let n=t.flatMap(o=>[R.card(e.
org,o),R.diary(e.org,o)]),r=(await Promise.all(n.map(o=>e.get(o)))).filter(o=>o!==void 0);return{cards:gc(r,"card"),diaries:gc(r,"diary")}}function cv({request:e,
offers:t,meetings:n}){let r=t.filter(a=>a.state==="sent"||a.waitsFor==="tidying").map(a=>a.partnerId),o=e.taken.map(a=>a.partnerId),i=n.flatMap(a=>(a.state==="s\
cheduled"||a.waitsFor==="tidying")&&a.partnerId?[a.partnerId]:[]);return[...new Set([...r,...o,...i])]}function J(e,t){let n=e.get(t);if(!n)throw new Error("a p\
artner of this request is not in the register");return n}var gs,gc,ue=u(()=>{"use strict";ke();q();k();He();gs=(e,t)=>e.filter(n=>n.kind===t),gc=(e,t)=>new Map(
gs(e,t).map(n=>[n.id,n]))});var et,cr=u(()=>{"use strict";et=["ROLE","PHASE","EXPERIENCE","AREA","LANGUAGE","SLOT","CAPACITY","HOURS","PAUSED","CHECKS","CONFLICT","EARNINGS"]});function W(e,t,n){return{fi:e,sv:t,en:n}}var Oo=u(()=>{"use strict"});var si,ws,di=u(()=>{"use strict";Oo();si=["parent","foster-parent","child","young-person","sibling","foster-sibling","grandparent","close-person","professional",
"student"],ws={parent:{names:W("vanhempi","f\xF6r\xE4lder","parent"),minors:"never"},"foster-parent":{names:W("sijaisvanhempi","fosterf\xF6r\xE4lder","foster pa\
rent"),minors:"never"},child:{names:W("lapsi","barn","child"),minors:"always",ages:{from:3,to:12}},"young-person":{names:W("nuori","ung","young person"),minors:"\
possible",ages:{from:13,to:29}},sibling:{names:W("sisarus","syskon","sibling"),minors:"possible"},"foster-sibling":{names:W("sijaissisarus","fostersyskon","fost\
er sibling"),minors:"possible"},grandparent:{names:W("isovanhempi","mor- eller farf\xF6r\xE4lder","grandparent"),minors:"never"},"close-person":{names:W("l\xE4hein\
en","n\xE4rst\xE5ende","close person"),minors:"possible"},professional:{names:W("ammattilainen","yrkesperson","professional"),minors:"never"},student:{names:W("\
opiskelija","studerande","student"),minors:"never"}}});var mi,pt,On=u(()=>{"use strict";Oo();mi=["peer-support","working-pair","group","open-meeting-place","development","advocacy","training","virtual","introduction\
-visit","event"],pt={"peer-support":{names:W("vertaistuki","kamratst\xF6d","peer support"),hasClient:!0,role:"peer-support-person",manySeats:!1},"working-pair":{
names:W("ty\xF6pari ammattilaisen rinnalla","arbetspar med en yrkesperson","working pair"),hasClient:!0,role:"peer-support-person",manySeats:!1},group:{names:W(
"vertaisryhm\xE4","kamratgrupp","peer group"),hasClient:!1,role:"group-leader",manySeats:!0},"open-meeting-place":{names:W("avoin kohtaamispaikka","\xF6ppen m\xF6tesp\
lats","open meeting place"),hasClient:!1,role:"peer-support-person",manySeats:!0},development:{names:W("palvelujen kehitt\xE4minen","utveckling av tj\xE4nster",
"service development"),hasClient:!1,role:"developer-advocate",manySeats:!0},advocacy:{names:W("vaikuttamisty\xF6","p\xE5verkansarbete","advocacy"),hasClient:!1,
role:"developer-advocate",manySeats:!0},training:{names:W("koulutus","utbildning","training"),hasClient:!1,role:"trainer",manySeats:!0},virtual:{names:W("verkko\
-osallistuminen","delaktighet p\xE5 n\xE4tet","taking part online"),hasClient:!1,role:"developer-advocate",manySeats:!0},"introduction-visit":{names:W("tutustum\
isk\xE4ynti","introduktionsbes\xF6k","introduction visit"),hasClient:!1,role:"developer-advocate",manySeats:!0},event:{names:W("tapahtuma","evenemang","event"),
hasClient:!1,role:"developer-advocate",manySeats:!0}}});function Ft(e){let t=new Date(e).toISOString();if(t.length!==24)throw new RangeError(`not an instant we can order: ${t}`);return t}function tt(e){let t=Date.parse(
e);if(Number.isNaN(t))throw new RangeError("not an instant");return t}function v(e,t){return Ft(tt(e)+t*6e4)}function pe(e,t){return(tt(t)-tt(e))/6e4}function st(e,...t){
return t.reduce((n,r)=>r<n?r:n,e)}function Ce(e,...t){return t.reduce((n,r)=>r>n?r:n,e)}function fr(e){let t=fv.exec(e);if(!t)return;let[n,r,o,i,a,s]=t.slice(1,
7).map(we=>Number(we??0)),d=Number(t[9]??0),m=Number(t[10]??0);if(i>23||a>59||s>59||d>14||m>59)return;let l=Date.UTC(n,r-1,o,i,a,s,yv(t[7]));if(r<1||r>12||new Date(
l).getUTCDate()!==o)return;let y=(d*60+m)*6e4*(t[8]==="-"?-1:1),g=l-y,x=new Date(g).getUTCFullYear();return x<2e3||x>2099?void 0:Ft(g)}function yv(e=""){return Number(
e.slice(0,3).padEnd(3,"0"))}var fv,V=u(()=>{"use strict";fv=/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))$/});function dl(e){let t=hc.get(e);if(t)return t;let n=gv(e);return hc.set(e,n),n}function ml(e){let{offset:t,changes:n}=dl(new Date(e).getUTCFullYear());return n.findLast(
r=>e>=r.at)?.after??t}function gv(e){let t=[];for(let n=0;n<12;n++){let r=al(e,n),o=al(e,n+1),i=ks(r),a=ks(o);if(i!==a){for(;o-r>6e4;){let s=r+Math.floor((o-r)/
6e4/2)*6e4;ks(s)===i?r=s:o=s}t.push({at:o,before:i,after:a})}}return{offset:ks(al(e,0)),changes:t}}function al(e,t){return new Date(0).setUTCFullYear(e,t,1)}function ks(e){
wc??=new Intl.DateTimeFormat("en-US",{timeZone:sl,timeZoneName:"longOffset"});let[,t,n,r]=/GMT([+-])(\d\d):(\d\d)/.exec(wc.format(e))??[];if(!n)throw new Error(
`no time zone data for ${sl}`);return(Number(n)*36e5+Number(r)*6e4)*(t==="-"?-1:1)}var sl,hc,wc,ll=u(()=>{"use strict";sl="Europe/Helsinki",hc=new Map});function Ve(e){if(!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(e))return!1;let t=Date.parse(e);return!Number.isNaN(t)&&new Date(t).toISOString().startsWith(e)}function li(e){
return/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(e)}function F(e){return Rs(e).slice(0,10)}function pn(e){return Rs(e).slice(11,16)}function xo(e){return Rs(e).slice(0,
7)}function Fe(e){let t=ml(tt(e))/6e4,n=Math.abs(t),r=`${t<0?"-":"+"}${ul(Math.floor(n/60))}:${ul(n%60)}`;return Rs(e).slice(0,19)+r}function ka(e,t){if(!Ve(e)||
!li(t))return{problem:"INVALID"};let n=Date.parse(`${e}T${t}Z`),{offset:r,changes:o}=dl(Number(e.slice(0,4))),i=o.find(s=>hv(n,s));if(i&&i.after>i.before)return{
problem:"NONEXISTENT",resumes:Ft(i.at)};if(i)return{instant:Ft(n-i.before),ambiguous:!0,other:Ft(n-i.after)};let a=o.findLast(s=>n>=s.at+s.after);return{instant:Ft(
n-(a?.after??r))}}function ui(e,t){let n=ka(e,t);if("problem"in n)throw new RangeError(`${n.problem}: ${e} ${t}`);return n.instant}function To(e,t){let n=ka(e,t);
if(!("problem"in n))return n.instant;if(n.problem==="NONEXISTENT")return n.resumes;throw new RangeError(`${n.problem}: ${e} ${t}`)}function pi(e,t){let n=ka(e,t);
return"other"in n?n.other:To(e,t)}function cn(e){return To(e,"00:00")}function me(e,t){return new Date(vs(e)+t*kc).toISOString().slice(0,10)}function ci(e){return new Date(
vs(e)).getUTCDay()||7}function bs(e){let t=me(e,4-ci(e)),n=t.slice(0,4),r=(vs(t)-vs(`${n}-01-01`))/kc;return`${n}-W${ul(Math.floor(r/7)+1)}`}function hv(e,{at:t,
before:n,after:r}){return e>=t+Math.min(n,r)&&e<t+Math.max(n,r)}function Rs(e){let t=tt(e);return new Date(t+ml(t)).toISOString()}function vs(e){if(!Ve(e))throw new RangeError(
`not a date: ${e}`);return Date.parse(e)}function ul(e){return String(e).padStart(2,"0")}var kc,re=u(()=>{"use strict";V();ll();ll();kc=864e5});function Ss(e,t,n,r){let o=pl(e,t,n);return o?o.unit==="meeting"?o.cents:Math.round(Math.ceil(r/15)/4*o.cents):0}var pl,cl=u(()=>{"use strict";pl=({rates:e},t,n)=>e.
find(r=>r.channel===t&&r.validFrom<=n&&(r.validTo===void 0||n<=r.validTo))});function fi(e,t){return e.start<t.end&&t.start<e.end}function vc(e,t){return e.start<=t.start&&t.end<=e.end}function bc(e,t){return e.start<=t&&t<e.end}function Rc(e,t){
return{start:v(e.start,-t),end:v(e.end,t)}}function fl(e){let t=[];for(let n of e.filter(r=>r.start<r.end).sort(wv)){let r=t.at(-1);!r||r.end<n.start?t.push(n):
r.end<n.end&&(t[t.length-1]={start:r.start,end:n.end})}return t}function Sc(e,t){let n=fl(e);for(let r of fl(t))n=n.flatMap(o=>kv(o,r));return n}function Ec(e,t){
return fl(e.map(({start:n,end:r})=>({start:n<t.start?t.start:n,end:r>t.end?t.end:r})))}function wv(e,t){return e.start===t.start?0:e.start<t.start?-1:1}function kv(e,t){
return fi(e,t)?[{start:e.start,end:t.start},{start:t.end,end:e.end}].filter(n=>n.start<n.end):[e]}var Es=u(()=>{"use strict";V()});function xc(e,t){if(!(t.start<t.end))throw new RangeError("a slot ends after it starts");return e.away.some(o=>fi(o,t))?"busy":vv(e,t.start,t.end).some(o=>vc(o,
t))?"free":Pc(t).some(o=>e.weekly.some(i=>Tc(i,o)))?"busy":"unknown"}function vv(e,t,n){if(!(t<n))return[];let r={start:t,end:n},o=[me(F(t),-1),...Pc(r)].flatMap(
i=>e.weekly.filter(s=>s.day===ci(i)&&Tc(s,i)).map(s=>bv(s,i)));return Sc(Ec([...o,...e.extra],r),e.away)}function bv({from:e,to:t},n){let r=To(n,e);return t==="\
24:00"?{start:r,end:cn(me(n,1))}:{start:r,end:pi(t<=e?me(n,1):n,t)}}function Tc({validFrom:e,validTo:t},n){return(e===void 0||e<=n)&&(t===void 0||n<=t)}function Pc({
start:e,end:t}){let n=F(Ft(tt(t)-1)),r=[F(e)];for(let o=r[0];o<n;r.push(o))o=me(o,1);return r}function Nc(e){return[...e.weekly.flatMap((t,n)=>yl(`weekly.${n}`,
Rv(t))),...e.extra.flatMap((t,n)=>yl(`extra.${n}`,Oc(t))),...e.away.flatMap((t,n)=>yl(`away.${n}`,Oc(t)))]}function Rv({day:e,from:t,to:n,validFrom:r,validTo:o}){
return[[![1,2,3,4,5,6,7].includes(e),"BAD_DAY","day"],[!li(t),"BAD_TIME","from"],[!li(n)&&n!=="24:00","BAD_TIME","to"],[t===n,"EMPTY_WINDOW","to"],[r!==void 0&&
!Ve(r),"BAD_DATE","validFrom"],[o!==void 0&&!Ve(o),"BAD_DATE","validTo"],[r!==void 0&&o!==void 0&&o<r,"VALIDITY_REVERSED","validTo"]]}function Oc({start:e,end:t}){
let n=fr(e)!==e,r=fr(t)!==t;return[[n,"BAD_INSTANT","start"],[r,"BAD_INSTANT","end"],[!n&&!r&&t<=e,"END_BEFORE_START","end"]]}function yl(e,t){return t.filter(([
n])=>n).map(([,n,r])=>({code:n,field:`${e}.${r}`}))}var gl=u(()=>{"use strict";V();Es();re()});function xs(e,t){let n=v(t,Ev);return e.windows.map(r=>{let o=[];for(let i=0;i<Ov;i++){let a=v(r.start,i*Sv),s=v(a,e.durationMinutes);if(s>r.end)break;a>=n&&o.push(
{start:a,end:s})}return o})}function Po({card:e,diary:t},n,r,o={}){return[...t.bookings.filter(a=>a.meetingId!==o.meetingId),...t.holds.filter(a=>a.firm&&a.requestId!==
o.requestId).flatMap(xv)].some(a=>fi(Rc(a,Tv(a.mode,r,e.travelMinutes)),n))}function Ts(e){let t=[];for(let[n]of e)n&&t.length<Os&&!t.some(r=>r.start===n.start)&&
t.push(n);for(let n of e.flat()){if(t.length>=Os)break;t.some(r=>fi(r,n))||t.push(n)}return t.sort((n,r)=>n.start<r.start?-1:n.start>r.start?1:0)}var Sv,Ev,Os,Ov,
yi,xv,Tv,$r=u(()=>{"use strict";gl();V();Es();Sv=30,Ev=60,Os=3,Ov=48;yi=(e,t,n,r={})=>Po(e,t,n,r)?"busy":xc(e.card.availability,t);xv=e=>e.slots.map(t=>({...t,mode:e.
mode})),Tv=(e,t,n)=>e==="in-person"||t==="in-person"?n:0});var Ac,Ic,hl,Pv,Nv,Av,Iv,Cv,Fv,Lv,qv,Mv,Dv,_v,$v,Cc,Fc=u(()=>{"use strict";di();On();V();re();cl();$r();Ac=({slot:e,request:t,now:n})=>F(e?.start??t.needBy??n),
Ic=({slot:e,request:t})=>e?pe(e.start,e.end):t.durationMinutes,hl=({request:e,candidate:{diary:t}})=>[...t.bookings,...t.holds.filter(n=>n.firm&&n.requestId!==e.
id).flatMap(n=>n.slots)],Pv=({request:e,candidate:{card:t}})=>!["active","paused"].includes(t.state)||!t.roles.includes(pt[e.channel].role),Nv=e=>{let{request:t,
tenant:n,candidate:r}=e,o=Ac(e);return!t.phases.every(i=>n.agreements.some(a=>a.phase===i&&a.area===t.area&&a.organisation===r.card.organisation&&a.validFrom<=o&&
(a.validTo===void 0||o<=a.validTo)))},Av=({request:e,candidate:{card:t}})=>!e.phases.every(n=>t.experience.includes(n)),Iv=({request:e,candidate:{card:t}})=>!t.
modes.includes(e.mode)||e.mode==="in-person"&&!t.areas.includes(e.area),Cv=({request:e,candidate:{card:t}})=>{let n=r=>t.languages.some(o=>o.code===r&&o.level!==
"some");return e.interpreter?!n("fi")&&!n("sv"):!e.languages.every(n)},Fv=({request:e,candidate:t,slot:n})=>n!==void 0&&yi(t,n,e.mode,{requestId:e.id})==="busy",
Lv=e=>{let{request:t,candidate:n,slot:r,now:o}=e,{card:i,diary:a}=n,s=new Set([...a.families,...a.holds.map(l=>l.requestId)]);s.delete(t.id);let d=r?hl(e).filter(
l=>F(l.start)===F(r.start)).length:0,m=bs(F(o));return s.size>=i.capacity.families||d>=i.capacity.meetingsPerDay||(a.weeks[m]??0)>=i.capacity.offersPerWeek},qv=
e=>{let{card:t,diary:n}=e.candidate,r=xo(e.slot?.start??e.now);return hl(e).filter(a=>xo(a.start)===r).reduce((a,s)=>a+pe(s.start,s.end),n.months[r]?.minutes??0)+
Ic(e)>t.capacity.hoursPerMonth*60},Mv=({candidate:{card:e}})=>e.state==="paused",Dv=e=>{let{request:t,tenant:n,candidate:r}=e,{undertakingUntil:o,agreementUntil:i,
extract:a}=r.card.checks,s=Ac(e),d=l=>l!==void 0&&s<=l,m=a!==void 0&&F(e.now)<=me(a.checkedOn,n.settings.extractMonths*30);return!d(o)||!d(i)||ws[t.audience].minors!==
"never"&&!m},_v=({request:e,candidate:{card:t}})=>t.conflicts.ownCase||t.conflicts.workers.includes(e.workerId)||t.conflicts.areas.includes(e.area)||e.refusedPartners.
includes(t.id)||e.preferences.gender!==void 0&&t.gender!==e.preferences.gender,$v=e=>{let{request:t,tenant:n,candidate:r,slot:o,now:i}=e,{card:a,diary:s}=r;if(a.
earningsCap===void 0)return!1;let d=xo(o?.start??i),m=(g,x)=>Ss(n,t.channel,g,x);return hl(e).filter(g=>xo(g.start)===d).reduce((g,x)=>g+m(F(x.start),pe(x.start,
x.end)),s.months[d]?.cents??0)+m(F(o?.start??i),Ic(e))>a.earningsCap},Cc={ROLE:Pv,PHASE:Nv,EXPERIENCE:Av,AREA:Iv,LANGUAGE:Cv,SLOT:Fv,CAPACITY:Lv,HOURS:qv,PAUSED:Mv,
CHECKS:Dv,CONFLICT:_v,EARNINGS:$v}});function Bn(e,t,n){let r={request:e,candidate:t,...n},o=t.card.id;if(e.windows.length===0)return{partnerId:o,codes:xn(r),slots:[],known:!1};let a=xs(e,n.now).map(
d=>d.map(m=>({slot:m,codes:xn({...r,slot:m})}))),s=a.map(d=>d.filter(m=>m.codes.length===0).map(m=>m.slot));if(s.some(d=>d.length>0)){let d=y=>yi(t,y,e.mode,{requestId:e.
id})==="free",m=s.map(y=>y.filter(d)),l=m.some(y=>y.length>0)?m:s;return{partnerId:o,codes:[],slots:Ts(l),known:l===m}}return{partnerId:o,codes:Wv(a.flat().map(
d=>d.codes))??zv(xn(r)),slots:[],known:!1}}function xn(e){return et.filter(t=>Cc[t](e))}function Wv(e){return e.reduce((t,n)=>t&&t.length<=n.length?t:n,void 0)}
var zv,yr=u(()=>{"use strict";cr();Fc();$r();zv=e=>et.filter(t=>t==="SLOT"||e.includes(t))});function Ps(e,t,n,r){return t.map(o=>({candidate:o,explanation:Bn(e,o,n)})).filter(({explanation:o})=>o.codes.length===0).map(({candidate:o,explanation:i})=>({...i,
score:jv(e,o,i.known)})).sort((o,i)=>Uv(o.score,i.score)||(o.partnerId<i.partnerId?-1:1)).slice(0,r)}function jv(e,{card:t,diary:n},r){let o=new Set([...n.families,
...n.holds.map(s=>s.requestId)]).size,i=Object.values(n.weeks).reduce((s,d)=>s+d,0),a=s=>t.languages.some(d=>d.code===s&&d.level==="native");return{unknown:r||e.
windows.length===0?0:1,unwished:e.preferences.partnerId===t.id?0:1,load:Math.round((o+1)**2*1e3/Math.max(1,t.capacity.families)**2)+i,language:e.languages.filter(
s=>!a(s)).length}}var Uv,wl=u(()=>{"use strict";yr();Uv=(e,t)=>e.unknown-t.unknown||e.unwished-t.unwished||e.load-t.load||e.language-t.language});async function Hn({store:e}){let{items:t}=await e.query({partition:R.register(e.org)}),n=new Map(t.filter(i=>i.kind==="diary").map(i=>[i.id,i])),r=t.filter(i=>i.
kind==="card"),o=t.find(i=>i.kind==="tenant");if(!o)throw new Error("the tenant has no settings");return{tenant:o,candidates:r.flatMap(i=>{let a=n.get(i.id);return a?
[{card:i,diary:a}]:[]})}}var gi=u(()=>{"use strict";q()});async function Ns(e,t){if(!j(e.by))return p("FORBIDDEN");let[n,r]=await Promise.all([un(e,t),Hn(e)]);if(!n)return p("NOT_FOUND");let{request:o,offers:i}=n,a={tenant:r.
tenant,now:e.now},s=Ps(o,r.candidates,a,r.candidates.length),d=new Map(r.candidates.map(({card:g})=>[g.id,g.firstName])),m=new Map(i.map(g=>[g.partnerId,g.state])),
l=g=>({partnerId:g,firstName:d.get(g)??"",...m.has(g)&&{asked:m.get(g)}}),y=r.candidates.map(g=>Bn(o,g,a)).filter(g=>g.codes.length>0).sort((g,x)=>g.codes.length-
x.codes.length||(g.partnerId<x.partnerId?-1:1));return[...s.map(({partnerId:g,codes:x,slots:we,score:xe},pr)=>({...l(g),codes:x,slots:we,score:xe,rank:pr+1})),...y.
map(({partnerId:g,codes:x})=>({...l(g),codes:x,slots:[]}))]}var kl=u(()=>{"use strict";ke();k();ue();yr();wl();gi()});function Vn(e,t){return{body:{items:e.items.map(t),...e.next!==void 0&&{next:e.next}}}}var Tn=u(()=>{"use strict"});function Gn({id:e,waitsFor:t,due:n,owner:r,reason:o,version:i}){return{id:e,waitsFor:t,due:n===null?null:Fe(n),owner:r,reason:o,version:i}}var Jt,gr,hr,Wr=u(()=>{
"use strict";re();Jt=e=>e===void 0?void 0:Fe(e),gr=({start:e,end:t})=>({start:Fe(e),end:Fe(t)}),hr=e=>e.map(gr)});function Lc(e){return{partnerId:e.partnerId,firstName:e.firstName,codes:[...e.codes],rank:e.rank,score:e.score&&{...e.score},slots:hr(e.slots),asked:e.asked}}var qc=u(
()=>{"use strict";Wr()});var Mc,Dc=u(()=>{"use strict";kl();k();Tn();qc();Mc=[{method:"get",path:"/requests/{id}/candidates",does:"Every partner considered: rank and score, or the rules\
 that fail",who:"coordinator",answers:{status:200,shape:"Candidate",list:!0},async run({call:e,id:t}){let n=await Ns(e,t);return c(n)?n:Vn({items:n},Lc)}}]});var As,Is,Cs,hi,No=u(()=>{"use strict";As=["applied","interview","in-training","trained","active","paused","exited"],Is={applied:["interview","exited"],interview:[
"in-training","exited"],"in-training":["trained","exited"],trained:["active","exited"],active:["paused","exited"],paused:["active","exited"],exited:[]},Cs=({state:e,
pausedUntil:t},n)=>e==="exited"||e==="paused"&&(t===void 0||n<t),hi=["some","good","native"]});function M(e,t){let n=e.safeParse(t,{reportInput:!0});return n.success?n.data:p("INVALID",{fields:n.error.issues.flatMap(Kv)})}function Kv(e){let t=e.path.join(
".");return e.code==="unrecognized_keys"?e.keys.map(n=>({path:t===""?n:`${t}.${n}`,code:"UNKNOWN_FIELD"})):e.code==="invalid_union"&&e.errors[0]?.[0]?[{path:t,code:"\
WRONG_TYPE"}]:[{path:t,code:Bv(e)}]}function Bv(e){let t=fs.find(n=>n===e.message);if(t)return t;switch(e.code){case"invalid_type":return e.input===void 0?"REQU\
IRED":"WRONG_TYPE";case"invalid_value":return e.input===void 0?"REQUIRED":"UNKNOWN_VALUE";case"too_big":return e.origin==="string"?"TOO_LONG":e.origin==="array"||
e.origin==="set"?"TOO_MANY":"TOO_LARGE";case"too_small":return e.origin==="string"||e.origin==="array"?"REQUIRED":"TOO_SMALL";default:return"UNKNOWN_VALUE"}}var Te=u(
()=>{"use strict";k()});function Le(e,t,n,r,o,i="ltr"){return{names:W(e,t,n),own:r,direction:i,sms:o,signed:!1}}function _c(e,t,n,r){return{names:W(e,t,n),own:r,direction:"ltr",sms:"gs\
m7",signed:!0}}var Yn,Fs,Ao=u(()=>{"use strict";Oo();Yn=["fi","sv","en","se","smn","sms","ru","et","ar","so","fa","prs","kmr","ckb","uk","vi","sq","tr","th","zh",
"es","fse","fss","rmf"],Fs={fi:Le("suomi","finska","Finnish","suomi","gsm7"),sv:Le("ruotsi","svenska","Swedish","svenska","gsm7"),en:Le("englanti","engelska","E\
nglish","English","gsm7"),se:Le("pohjoissaame","nordsamiska","Northern S\xE1mi","davvis\xE1megiella","ucs2"),smn:Le("inarinsaame","enaresamiska","Inari S\xE1mi",
"anar\xE2\u0161kiel\xE2","ucs2"),sms:Le("koltansaame","skoltsamiska","Skolt S\xE1mi","nu\xF5rtts\xE4\xE4\u02B9m\u01E9i\xF5ll","ucs2"),ru:Le("ven\xE4j\xE4","rysk\
a","Russian","\u0440\u0443\u0441\u0441\u043A\u0438\u0439","ucs2"),et:Le("viro","estniska","Estonian","eesti","ucs2"),ar:Le("arabia","arabiska","Arabic","\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
"ucs2","rtl"),so:Le("somali","somaliska","Somali","Soomaali","gsm7"),fa:Le("persia","persiska","Persian","\u0641\u0627\u0631\u0633\u06CC","ucs2","rtl"),prs:Le("\
dari","dari","Dari","\u062F\u0631\u06CC","ucs2","rtl"),kmr:Le("kurmand\u017Ei","kurmanji","Kurmanji","kurmanc\xEE","ucs2"),ckb:Le("sorani","sorani","Sorani","\u0633\u06C6\
\u0631\u0627\u0646\u06CC","ucs2","rtl"),uk:Le("ukraina","ukrainska","Ukrainian","\u0443\u043A\u0440\u0430\u0457\u043D\u0441\u044C\u043A\u0430","ucs2"),vi:Le("vi\
etnam","vietnamesiska","Vietnamese","Ti\u1EBFng Vi\u1EC7t","ucs2"),sq:Le("albania","albanska","Albanian","shqip","ucs2"),tr:Le("turkki","turkiska","Turkish","T\xFC\
rk\xE7e","ucs2"),th:Le("thai","thail\xE4ndska","Thai","\u0E44\u0E17\u0E22","ucs2"),zh:Le("kiina","kinesiska","Chinese","\u4E2D\u6587","ucs2"),es:Le("espanja","s\
panska","Spanish","espa\xF1ol","ucs2"),fse:_c("suomalainen viittomakieli","finskt teckenspr\xE5k","Finnish Sign Language","suomalainen viittomakieli"),fss:_c("s\
uomenruotsalainen viittomakieli","finlandssvenskt teckenspr\xE5k","Finland-Swedish Sign Language","finlandssvenskt teckenspr\xE5k"),rmf:Le("romani","romani","Fi\
nnish Romani","kaalo","ucs2")}});var Hv,Qn,$c,Wc=u(()=>{"use strict";Oo();Hv=e=>({unit:"hours",amount:e}),Qn=e=>({unit:"working-days",amount:e}),$c={NOTICE:{names:W("ilmoitus","barnskyddsanm\xE4la\
n","notification"),basis:["LSL 25","LSL 26"],clock:[{until:"start-decided",amount:7,unit:"working-days",checked:!0}],mayAttend:["information-talk"],offerWithin:Qn(
5),next:["ASSESS","EMERGENCY","CLOSED"]},ASSESS:{names:W("palvelutarpeen arviointi","bed\xF6mning av servicebehovet","service-need assessment"),basis:["SHL 36",
"LSL 26"],clock:[{until:"assessment-ready",amount:3,unit:"months",checked:!0}],mayAttend:["home-visit","network-meeting"],offerWithin:Qn(5),next:["OPEN","EMERGE\
NCY","CLOSED"]},OPEN:{names:W("avohuolto","\xF6ppenv\xE5rd","open care"),basis:["LSL 27","LSL 30","LSL 34","LSL 36"],clock:[{until:"plan-reviewed",amount:12,unit:"\
months",checked:!0}],mayAttend:["plan-meeting","family-group-conference","school-meeting","network-meeting"],offerWithin:Qn(5),next:["OPEN_PLACED","EMERGENCY","\
CARE_PREP","CLOSED"]},OPEN_PLACED:{names:W("avohuollon sijoitus","placering inom \xF6ppenv\xE5rden","open-care placement"),basis:["LSL 37","LSL 37 a"],clock:[{until:"\
need-reviewed",amount:3,unit:"months",checked:!1}],mayAttend:["start-meeting","review-meeting","end-meeting"],offerWithin:Qn(3),next:["OPEN","EMERGENCY","CARE_P\
REP","AFTERCARE"]},EMERGENCY:{names:W("kiireellinen sijoitus","br\xE5dskande placering","emergency placement"),basis:["LSL 38","LSL 38 a","LSL 39"],clock:[{until:"\
ends",amount:30,unit:"days",checked:!0},{until:"ends-extended",amount:30,unit:"days",checked:!1}],mayAttend:["first-meeting","decision-talk","daily-support"],offerWithin:Hv(
4),next:["OPEN","OPEN_PLACED","CARE_PREP","AFTERCARE","CLOSED"]},CARE_PREP:{names:W("huostaanoton valmistelu","beredning av omh\xE4ndertagande","preparing takin\
g into care"),basis:["LSL 40","LSL 41","LSL 42"],clock:[],mayAttend:["hearing","preparation-talk"],offerWithin:Qn(2),next:["CARE_DECISION","OPEN"]},CARE_DECISION:{
names:W("huostaanottop\xE4\xE4t\xF6s","beslut om omh\xE4ndertagande","care decision"),basis:["LSL 43"],clock:[],mayAttend:["court-hearing"],offerWithin:Qn(2),next:[
"SUBSTITUTE","OPEN"]},SUBSTITUTE:{names:W("sijaishuolto","v\xE5rd utom hemmet","substitute care"),basis:["LSL 49","LSL 50"],clock:[{until:"need-reviewed",amount:12,
unit:"months",checked:!0}],mayAttend:["plan-meeting","contact-meeting","parent-group"],offerWithin:Qn(10),next:["SUBSTITUTE","REUNIFY","AFTERCARE"]},REUNIFY:{names:W(
"perheen j\xE4lleenyhdist\xE4minen","\xE5terf\xF6rening av familjen","family reunification"),basis:["LSL 4.3","LSL 30.4","LSL 47"],clock:[],mayAttend:["home-com\
ing-meeting"],offerWithin:Qn(5),next:["SUBSTITUTE","AFTERCARE"]},AFTERCARE:{names:W("j\xE4lkihuolto","efterv\xE5rd","aftercare"),basis:["LSL 75","LSL 76","LSL 7\
6 a"],clock:[{until:"age",amount:23,unit:"years",checked:!0}],mayAttend:["plan-meeting","youth-group"],offerWithin:Qn(10),next:["EMERGENCY","CLOSED"]},CLOSED:{names:W(
"asiakkuuden p\xE4\xE4ttyminen","klientrelationen upph\xF6r","end of the client relationship"),basis:[],clock:[],mayAttend:["closing-talk","feedback"],offerWithin:Qn(
10),next:["NOTICE"]}}});function zc(e,t){return Io[e].next.includes(t)}var $e,Io,fn=u(()=>{"use strict";Wc();$e=["NOTICE","ASSESS","OPEN","OPEN_PLACED","EMERGENCY","CARE_PREP","CARE_DE\
CISION","SUBSTITUTE","REUNIFY","AFTERCARE","CLOSED"],Io=$c});function Ls(e){if(Zv.test(e))return"CONTROL_CHARACTERS";let t=e.normalize("NFKC").replace(/[\p{Cf}\p{M}]/gu,"").replace(new RegExp("\\p{Nd}","gu"),Xv);if(Vv.test(
t))return"IDENTITY_CODE";if(Gv.test(t))return"EMAIL_ADDRESS";let n=t.replace(Jv," \xB7 ");return Qv.some(r=>r.test(n))?"PHONE_NUMBER":void 0}function Xv(e){let t=e.
codePointAt(0),n=0;for(;t>127&&n<9&&new RegExp("\\p{Nd}","u").test(String.fromCodePoint(t-n-1));)n++;return t>127?String(n):e}var vl,Vv,Gv,Yv,Qv,Jv,Zv,bl=u(()=>{
"use strict";vl="[-\u2010\u2011\u2012\u2013\u2014\u2212]",Vv=new RegExp(String.raw`(?<!\p{N})(?:\d[\s./]?){5}\d\s?(?:${vl}|[+_ABCDEFUVWXY])\s?(?:\d\s?){3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}])`,
"iu"),Gv=/[^\s@<>]\s?@\s?[^\s@<>]+\.[^\s@<>]{2,}/u,Yv=String.raw`[\s()._\/‐‑‒–—−-]{0,3}`,Qv=[String.raw`(?<![\d,])(?:\+|\(?0|358)(?:${Yv}\d){6,14}(?!\d)`,
String.raw`(?<!\d)(?:4\d|50)[\s-]\d{3}\s?\d{2}\s?\d{1,2}(?!\d)`,String.raw`(?<!\d)\d{7,15}(?!\d)`].map(e=>new RegExp(e,"u")),Jv=new RegExp([String.raw`\b\d{4}-\d{2}-\d{2}\b`,
String.raw`\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?`,String.raw`\b\d{1,2}[.:]\d{2}\s?${vl}\s?\d{1,2}[.:]\d{2}\b`,String.raw`(?<![.\d])\b\d{1,2}[.:]\d{2}\b(?![.\d])`,
String.raw`(?<![\d(+])\b\d{1,2}\.?\s?${vl}\s?\d{1,2}\b(?!\s?\d)`].join("|"),"gu"),Zv=/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}]/u});var qs,jc,wi,ct,zr,zt=u(()=>{"use strict";qs=["open","offered","accepted","confirmed","closed"],jc={open:["offered","accepted","closed"],offered:["open","accept\
ed","confirmed","closed"],accepted:["open","offered","confirmed","closed"],confirmed:["open","offered","closed"],closed:[]},wi=["fulfilled","failed","withdrawn",
"no-capacity","irrelevant"],ct=["in-person","remote","phone"],zr=["routine","soon","urgent"]});function Ms({windows:e,needBy:t},n){return t<=n?[{path:"needBy",code:"IN_THE_PAST"}]:t>v(n,Uc*24*60)?[{path:"needBy",code:"TOO_FAR_AHEAD"}]:e.length>0&&e.every(
o=>o.start>t)?[{path:"needBy",code:"CONTRADICTORY"}]:[]}function va({windows:e,durationMinutes:t},n){return e.flatMap(({start:r,end:o},i)=>o<=r?[{path:`windows.${i}\
.end`,code:"END_BEFORE_START"}]:r<=n?[{path:`windows.${i}.start`,code:"IN_THE_PAST"}]:r>v(n,Uc*24*60)?[{path:`windows.${i}.start`,code:"TOO_FAR_AHEAD"}]:pe(r,o)<
t?[{path:`windows.${i}.end`,code:"SHORTER_THAN_DURATION"}]:pe(r,o)>1440?[{path:`windows.${i}.end`,code:"TOO_LARGE"}]:[])}function jr(e,t,n=""){return va({windows:[
e],durationMinutes:eb},t).map(({path:r,code:o})=>({path:r.replace("windows.0.",n),code:o}))}var Uc,eb,Co=u(()=>{"use strict";V();Uc=366,eb=15});import*as U from"zod";function Ds(e,t){let n=M(Rl,e);if(c(n))return n;let r=[...ob(n,t),...va(n,t.now)];return r.length>0?p("INVALID",{fields:r}):n}function ob(e,{
tenant:t,now:n}){let{hasClient:r,manySeats:o}=pt[e.channel],i=[],a=(s,d)=>i.push({path:s,code:d});return t.areas.some(s=>s.code===e.area)||a("area","UNKNOWN_ARE\
A"),r&&e.phases.length===0&&a("phases","PHASES_NEEDED"),!r&&e.clientReference!==void 0&&a("clientReference","NO_CLIENT_IN_THIS_CHANNEL"),!r&&e.consent.given&&a(
"consent","NO_CLIENT_IN_THIS_CHANNEL"),r&&e.confirm==="pre-approved"&&a("confirm","NOT_PRE_APPROVABLE"),!o&&e.seats>1&&a("seats","CONTRADICTORY"),e.choice==="fa\
mily"&&!r&&a("choice","CONTRADICTORY"),e.consent.given&&e.consent.on>F(n)&&a("consent.on","CONTRADICTORY"),e.needBy===void 0?i:[...i,...Ms({windows:e.windows,needBy:e.
needBy},n)]}function Kc(e){return[...new Set(e)]}var tb,nt,jt,nb,Ge,rb,ba,Rl,Lt=u(()=>{"use strict";Te();di();On();Ao();fn();k();V();re();bl();zt();Co();tb=300,
nt=U.string().max(40,"NOT_AN_INSTANT").transform((e,t)=>{let n=fr(e);return n||(t.addIssue({code:"custom",message:"NOT_AN_INSTANT"}),U.NEVER)}),jt=U.string().max(
10,"NOT_A_DATE").refine(Ve,"NOT_A_DATE"),nb=e=>e.replaceAll(`\r
`,`
`),Ge=e=>U.string().trim().overwrite(nb).max(e,{error:"TOO_LONG",abort:!0}).superRefine((t,n)=>{let r=Ls(t);r&&n.addIssue({code:"custom",message:r})}),rb=U.array(
U.enum($e,"UNKNOWN_PHASE")).max($e.length,"TOO_MANY").transform(Kc),ba=U.strictObject({start:nt,end:nt}),Rl=U.strictObject({channel:U.enum(mi).default("peer-sup\
port"),phases:rb,area:U.string().max(3,"UNKNOWN_AREA"),audience:U.enum(si).default("parent"),languages:U.array(U.enum(Yn,"UNKNOWN_LANGUAGE")).min(1,"REQUIRED").
max(5,"TOO_MANY").transform(Kc),interpreter:U.boolean().default(!1),windows:U.array(ba).max(10,"TOO_MANY").default([]),needBy:nt.optional(),durationMinutes:U.int(
"TOO_SMALL").min(15,"TOO_SMALL").max(480,"TOO_LARGE").default(90),mode:U.enum(ct).default("in-person"),place:Ge(80).optional(),urgency:U.enum(zr).default("routi\
ne"),clientReference:U.string().regex(/^CL-[A-Z0-9]{6}$/,"CLIENT_REFERENCE_FORM").optional(),consent:U.union([U.strictObject({given:U.literal(!0),on:jt}),U.strictObject(
{given:U.literal(!1)})]).default({given:!1}),seats:U.int("TOO_SMALL").min(1,"TOO_SMALL").max(10,"TOO_LARGE").default(1),choice:U.enum(["first","family"]).default(
"first"),confirm:U.enum(["ask-me","pre-approved"]).default("ask-me"),preferences:U.strictObject({partnerId:U.string().max(40,"UNKNOWN_PARTNER").optional(),gender:U.enum(
["woman","man"]).optional(),samePartnerAsBefore:U.boolean().optional()}).default({}),note:Ge(tb).optional()})});function K(e,{request:t,offers:n,meetings:r},o,i,a){let s=e.read(t),d=ib(e,s,qt(e,n),ki(e,r),o),y=d.waitsFor===s.waitsFor&&d.owner===s.owner&&d.waitsFor!=="rank\
ing"&&s.due!==null&&d.waitsFor!=="answer"&&d.waitsFor!=="meetings"?{due:st(s.due??e.now,d.due??e.now),nudges:s.nudges}:{};return e.change(s)(()=>({attempts:0,misses:[],
...d,...y}),i,a)}function ib(e,t,n,r,o){let i=t.taken.filter(m=>m.state==="held"),a=t.taken.length-i.length;if(i.length>0){let m=Ra(t),l=Ol(v(e.now,o.decisionHours[t.
urgency]*60),e.now,El(e,t,n));return{state:"accepted",waitsFor:m?"decision":"consent",due:l,owner:"worker",reason:"partner-accepted",nudges:0}}if(a>=t.seats)return ab(
e,r,o);let s={owner:"system",nudges:0},d=n.filter(m=>m.state==="sent");return d.length===0?{state:"open",waitsFor:"ranking",due:e.now,reason:"nobody-asked",...s}:
d.length<Sl(t,o)?{state:"offered",waitsFor:"ranking",due:e.now,reason:"room-to-ask",...s}:{state:"offered",...Fo(t,d),nudges:0}}function Sl({urgency:e,choice:t,
seats:n,taken:r},o){let{open:i}=o.offers[e];return Math.max(i,n-r.length,t==="family"?Bc:0)}function El(e,t,n){let r=new Set(t.taken.filter(i=>i.state==="held").
map(i=>i.offerId));return n.map(e.read).flatMap(i=>r.has(i.id)&&i.slot?[i.slot.start]:[]).sort()[0]}function Ol(e,t,n){if(n===void 0)return e;let r=v(n,-Hc);return st(
e,t<r?r:n)}function Fo(e,t){let n=v(Ce(e.createdAt,...t.map(o=>o.answerBy)),2);return{waitsFor:"answer",due:e.lateSince===void 0&&e.serveBy<n?e.serveBy:n,owner:"\
partner",reason:"asked"}}function ab(e,t,n){let r=t.filter(a=>a.state!=="cancelled"),o={state:"confirmed",nudges:0};if(r.length===0)return{...o,waitsFor:"first-\
meeting",due:v(e.now,4320),owner:"worker",reason:"no-time-yet"};let i=Ce(e.now,...r.map(a=>a.end));return{...o,waitsFor:"meetings",due:v(i,n.quietDays*24*60),owner:"\
worker",reason:"under-way"}}function Ur(e){let t=e.taken.filter(o=>o.state==="held").length,n=e.taken.length-t,r=e.choice==="family"?Math.max(Bc,e.seats):e.seats;
return n<e.seats&&t+n<r}function qt(e,t){let n=new Set(t.map(o=>o.sk)),r=e.touched().filter(o=>o.kind==="offer"&&!n.has(o.sk));return[...t.map(e.read),...r]}function ki(e,t){
let n=new Set(t.map(o=>o.sk)),r=e.touched().filter(o=>o.kind==="meeting"&&!n.has(o.sk));return[...t.map(e.read),...r]}var Bc,Hc,Vc,Ra,Re=u(()=>{"use strict";On();
V();Bc=3,Hc=120;Vc=(e,t)=>t!==void 0&&e>=v(t,-Hc);Ra=e=>!pt[e.channel].hasClient||e.consent.given});var Gc,Yc,vi,Sa=u(()=>{"use strict";Gc=["scheduled","held","cancelled","no-show"],Yc={scheduled:["held","cancelled","no-show"],held:[],cancelled:[],"no-show":[]},
vi=["held","no-show-parent","no-show-partner","no-show-worker"]});var Qc,Jc,Zc,Xc,ef,_s=u(()=>{"use strict";Qc=["waiting","claimed","sent","unknown","suppressed","failed"],Jc={waiting:["claimed","suppressed","failed"],claimed:[
"sent","unknown","waiting","failed"],unknown:["waiting","sent","suppressed","failed"],sent:["failed"],failed:["waiting","suppressed"],suppressed:[]},Zc=["offer",
"offer-withdrawn","released","agreed","booked","reminder-day","reminder-hours","move-proposed","moved","move-declined","cancelled","ended","thanks"],Xc=["partne\
r-accepted","other-time-proposed","nobody-found","decision-waits","confirmed","meeting-reminder","meeting-changed","meeting-cancelled","partner-gone","outcome-w\
aits","first-meeting-waits","needs-coordinator","handed-over"],ef=["offer","reminder-day","reminder-hours","meeting-reminder","cancelled","meeting-cancelled","m\
ove-proposed","moved"]});var $s,tf,Ws,G,Ye=u(()=>{"use strict";$s=["sent","accepted","declined","expired","withdrawn","released"],tf={sent:["accepted","declined","expired","withdrawn"],
accepted:["released"],declined:[],expired:[],withdrawn:[],released:[]},Ws=5,G=e=>e.split(".",1)[0]??e});var sb,nf,bi,xl=u(()=>{"use strict";Sa();_s();Ye();No();zt();sb={request:jc,offer:tf,meeting:Yc,notice:Jc,card:Is,diary:{kept:[]},tenant:{kept:[]}},nf=(e,t,n)=>t===
n||(sb[e][t]?.includes(n)??!1),bi=class extends Error{name="NotAllowed";kind;from;to;constructor(t,n,r){super(`${t} ${n} -> ${r}`),this.kind=t,this.from=n,this.
to=r}}});function Tl(e){return Dr(e)?{...e,...db,...fc(e),...mb(e),...lb(e)}:e}function mb(e){if(e.kind==="request"){let n=e;return n.state==="closed"?{listPk:at.done(e.
org),listSk:`${n.closedAt}#${e.id}`}:{listPk:at.open(e.org),listSk:`${e.due}#${e.id}`}}return e.owner==="coordinator"||e.waitsFor==="late-choice"?{listPk:at.open(
e.org),listSk:`${e.due}#${e.id}`}:{}}function lb(e){if(e.kind==="request"){let t=e;return{ownPk:at.own(e.org,t.workerId),ownSk:`${t.createdAt}#${e.id}`}}return e.
kind==="meeting"?{ownPk:at.meetings(e.org),ownSk:`${e.start}#${e.id}`}:{}}var db,rf=u(()=>{"use strict";q();db={duePk:void 0,dueSk:void 0,listPk:void 0,listSk:void 0,
ownPk:void 0,ownSk:void 0}});function of(e,t){let n=new Map,r=new Map,o=i=>n.get(Ie(i));return{now:e,by:t,read:i=>o(i)?.after??i,add(i,a,s){if(o(i))throw new Error(`added twice: ${a}`);let d=Tl(
{...i,version:1,schema:1});return n.set(Ie(i),{after:d,changes:[{what:a,...s&&{note:s}}]}),d},change:i=>(a,s,d)=>{let m=o(i),l=m?.after??i,y={...l,...a(l)};if(Dr(
l)&&Dr(y)&&!nf(l.kind,l.state,y.state))throw new bi(l.kind,l.state,y.state);if(l.schema>1)throw new Error("written by a newer version of this program: left as i\
t is");let g=Tl({...y,version:m?l.version:l.version+1,schema:1}),x={what:s,...d&&{note:d}};return m?(m.after=g,m.changes.push(x)):n.set(Ie(i),{before:i,after:g,
changes:[x]}),g},hold:i=>{r.set(Ie(i),i)},touched:()=>[...n.values()].map(i=>i.after),writes(i,a){let s=[...n.values()].map(({before:m,after:l})=>({op:m?"replac\
e":"insert",item:l}));for(let[m,l]of r)n.has(m)||s.push({op:"require",key:Eo(l),version:l.version});let d=ub(i,a,e,t,n);return d?[...s,{op:"insert",item:d}]:s}}}
function ub(e,t,n,r,o){let i=[...o.values()].map(({after:d,changes:m})=>pb(d,m)),a=o.values().next().value;if(!a)return;let s=a.after.pk.slice(0,a.after.pk.indexOf(
"#"));return{pk:R.events(s,e),sk:`${n}#${t}`,version:1,kind:"event",schema:1,at:n,by:r,changes:i}}function pb(e,t){let n=Dr(e)?{state:e.state,waitsFor:e.waitsFor,
due:e.due}:{},r=t.find(o=>o.note)?.note;return{kind:e.kind,key:Eo(e),id:String(e.id??e.sk),version:e.version,what:t.map(o=>o.what).join("+"),...n,...r&&{note:r}}}
var af=u(()=>{"use strict";rf();q();xl()});async function T(e,t){let n=o=>fb(e,t,o),r=e.idempotency?.key;if(r){let o=await e.store.receipt(r);if(o)return n(o)}for(let o=1;o<=sf;o++){let i=await t.load();
if(c(i))return i;let a=of(e.now,e.by),s=cb(()=>t.decide(i,a));if(c(s)||a.touched().length===0&&!r)return s;let d=typeof t.subject=="string"?t.subject:t.subject(
i),m=r??e.ids.id(),l=e.idempotency?.fingerprint,y=Eo(s),g=await e.store.commit({opId:m,at:e.now,result:y,...l&&{fingerprint:l}},a.writes(d,m));if(g.status==="co\
mmitted")return s;if(g.status==="replayed")return r?n(g.receipt):s;o<sf&&await e.clock.pause(20*2**o*(.5+e.ids.fraction()))}return p("BUSY")}function cb(e){try{
return e()}catch(t){if(t instanceof bi)return p("WRONG_STATE",{detail:{kind:t.kind,state:t.from}});throw t}}async function fb(e,{recall:t},n){if(n.fingerprint!==
e.idempotency?.fingerprint)return p("IDEMPOTENCY_KEY_REUSED");let r=n.result;if(t)return t(r);let o=await e.store.get(r);return o||p("NOT_FOUND")}var sf,ge=u(()=>{
"use strict";q();k();xl();af();sf=4});function Ri(e,t){return mf(e,t)!==void 0}function Lo(e,t){let n=mf(e,t)?.end;return n===void 0?e:Lo(n,t)}function df(e,t){let n=F(e);return[n,me(n,-1)].map(o=>v(
To(o,t.from),-yb)).find(o=>o<=e)}function mf(e,t){let n=F(e);return[n,me(n,-1)].map(r=>gb(r,t)).find(r=>bc(r,e))}function gb(e,{from:t,to:n}){let r=To(e,t);return t===
n?{start:r,end:r}:{start:r,end:pi(n<t?me(e,1):e,n)}}var yb,Ea=u(()=>{"use strict";V();Es();re();yb=60});function P(e,{request:t,tenant:n},r){let o=e.read(r.about),i="partner"in r?r.partner.contactBy:["email"],a="partner"in r?{role:"partner",id:r.partner.id}:{role:r.
staff,id:r.staff==="worker"?e.read(t).workerId:"coordinator"},s=r.at??("partner"in r?Pl(e.now,n,r.facts):e.now);for(let d of i){let m=wb(t.id,r,o.version,a,d),l={
...R.notice(t.org,t.id,m),org:t.org,kind:"notice",id:m,version:1,schema:1,state:"waiting",waitsFor:"sending",due:s,owner:"system",reason:r.template,attempts:0,requestId:t.
id,template:r.template,channel:d,to:a,subject:Eo(o),facts:r.facts,sendAt:s,createdAt:e.now,claims:0};e.add(l,"notice.due")}}function wb(e,t,n,r,o){let i=t.about.
id.includes(".")?t.about.id.slice(t.about.id.indexOf(".")+1):"r",a=t.mark?`-${t.mark}`:"";return`${e}.${t.template}${a}-${i}-v${n}-${r.role==="partner"?r.id:r.role}\
-${o}`}function Pl(e,{settings:t},n){return[...n.slots,...n.previous?[n.previous]:[]].map(o=>o.start).some(o=>o>e&&pe(e,o)<hb)?e:Lo(e,t.quiet)}function zs(e,t,n,r,o=()=>!0){
for(let i of t){let a=e.read(i);a.state!=="waiting"||Ie(a.subject)!==Ie(n)||!o(a)||e.change(a)(()=>({state:"suppressed",suppressedFor:r,waitsFor:"nothing",due:null,
owner:"nobody",reason:"none",attempts:0}),"notice.suppressed")}}var hb,dt=u(()=>{"use strict";q();V();Ea();hb=720});function lf(e,t){return{...R.diary(e,t),org:e,kind:"diary",id:t,version:1,schema:1,state:"kept",...ne,bookings:[],holds:[],families:[],months:{},weeks:{}}}function uf(e,t,n){
let r=bs(F(e.now));return e.change(t)(o=>({holds:[...o.holds,n],weeks:Rb({...o.weeks,[r]:(o.weeks[r]??0)+1})}),"diary.held")}function pf(e,t,n){return e.change(
t)(r=>({holds:[...r.holds.filter(o=>o.offerId!==n.offerId),n]}),"diary.firmed")}function Oa(e,t,n){let r=e.read(t);return r.holds.some(o=>o.offerId===n)?e.change(
t)(o=>({holds:o.holds.filter(i=>i.offerId!==n),...Nl(e.now)}),"diary.let-go"):r}function cf(e,t,n,r){return e.read(t).families.includes(n)?Oa(e,t,r):e.change(t)(
o=>({holds:o.holds.filter(i=>i.offerId!==r),families:[...o.families,n]}),"diary.family-added")}function js(e,t,n){return e.read(t).families.includes(n)?e.change(
t)(r=>({families:r.families.filter(o=>o!==n),...Nl(e.now)}),"diary.family-dropped"):e.read(t)}function Us(e,t,n){return e.change(t)(r=>({bookings:[...r.bookings.
filter(o=>o.meetingId!==n.meetingId),n].sort(bb)}),"diary.booked")}function Ks(e,t,n){return e.read(t).bookings.some(r=>r.meetingId===n)?e.change(t)(r=>({bookings:r.
bookings.filter(o=>o.meetingId!==n),...Nl(e.now)}),"diary.unbooked"):e.read(t)}function ff(e,t,n,r){let o=xo(n.start);return e.change(t)(i=>({bookings:i.bookings.
filter(a=>a.meetingId!==n.meetingId),months:{...i.months,[o]:vb(i.months[o],r)}}),"diary.closed-booking")}function Rb(e){return Object.fromEntries(Object.entries(
e).sort().slice(-kb))}var kb,Nl,vb,bb,Ut=u(()=>{"use strict";q();re();kb=4;Nl=e=>({waitsFor:"rematch",due:e,owner:"system",reason:"freed",attempts:0});vb=(e,t)=>({
minutes:(e?.minutes??0)+t.minutes,cents:(e?.cents??0)+t.cents}),bb=(e,t)=>e.start<t.start?-1:e.start>t.start?1:0});var Si,Bs=u(()=>{"use strict";V();Si=(e,{request:t,tenant:n},{start:r})=>({waitsFor:"arrange",due:Ce(st(v(e,n.settings.decisionHours[t.urgency]*60),v(r,-120)),v(
e,15)),owner:"worker",nudges:0,attempts:0})});function Sb(e,t){let n=r=>{let o=v(e,-r);return Ri(o,t.quiet)?df(o,t.quiet):o};return{dayBefore:n(t.reminders.dayBefore),hoursBefore:n(t.reminders.hoursBefore)}}
function xa(e,t,n,r){let o=Sb(n.start,t.tenant.settings),i=ft(n);for(let[a,s]of Object.entries(o)){let d=a==="dayBefore"&&s===o.hoursBefore;s<=e.now||d||(P(e,t,
{template:a==="dayBefore"?"reminder-day":"reminder-hours",about:n,partner:r,facts:i,at:s}),P(e,t,{template:"meeting-reminder",about:n,staff:"worker",facts:i,at:s,
mark:a}))}}function Pn(e,t,n,r){zs(e,t.notices,n,r,({template:o})=>o!=="cancelled")}var ft,kr,Kr=u(()=>{"use strict";dt();V();Ea();ft=e=>({slots:[{start:e.start,
end:e.end}],area:e.area,mode:e.mode}),kr=(e,t)=>({...ft(e),invite:{uid:e.id,sequence:e.invite,method:t}})});function Hs(e,t,{partnerId:n,slot:r,template:o,mode:i,place:a}){let{request:s}=t,d=J(t.cards,n),m=ki(e,t.meetings).find(g=>g.state==="scheduled"&&!g.partnerId&&
g.start===r.start),l=m?Ob(e,m,{partnerId:n,slot:r,template:o,...i&&{mode:i},...a&&{place:a}}):e.add(xb(e,t,n,r,i,a),"meeting.booked");Us(e,J(t.diaries,n),{meetingId:l.
id,requestId:s.id,...r,mode:l.mode});let y=kr(l,"REQUEST");return P(e,t,{template:o,about:l,partner:d,facts:y}),P(e,t,{template:"confirmed",about:l,staff:"worke\
r",facts:y}),xa(e,t,l,d),o==="agreed"&&Eb(e,t),l}function Eb(e,t){for(let n of ki(e,t.meetings)){if(n.state!=="scheduled"||n.waitsFor!=="partner")continue;let r=e.
change(n)(()=>({...Si(e.now,t,n),reason:"partner-changed"}),"meeting.to-arrange");P(e,t,{template:"meeting-changed",about:r,staff:"worker",facts:ft(r)})}}function Ob(e,t,{
partnerId:n,slot:r,mode:o,place:i}){return e.change(t)(a=>({partnerId:n,end:r.end,invite:a.invite+1,nudges:0,attempts:0,...Ta(r),...o&&{mode:o},...i&&{place:i}}),
"meeting.taken-over")}function xb(e,{request:t},n,r,o,i){let{sequence:a}=e.change(t)(m=>({sequence:m.sequence+1}),"request.meeting-added"),s=`${t.id}.m${a}`,d=i??
t.place;return{...R.meeting(t.org,t.id,s),org:t.org,kind:"meeting",id:s,version:1,schema:1,state:"scheduled",...Ta(r),attempts:0,requestId:t.id,workerId:t.workerId,
partnerId:n,createdAt:e.now,start:r.start,end:r.end,mode:o??t.mode,area:t.area,...d!==void 0&&{place:d},invite:0,sequence:a,nudges:0}}var Ta,Vs=u(()=>{"use stri\
ct";dt();Ut();q();ue();Re();Bs();Kr();Ta=({end:e})=>({waitsFor:"start",due:e,owner:"system",reason:"agreed",proposal:void 0})});import*as Ei from"zod";async function Gs(e,t,n){let r=M(Al,n);if(c(r))return r;let o={start:r.start,end:r.end},i=jr(o,e.now);return i.length>0?p("INVALID",{fields:i}):
T(e,{subject:t,load:()=>de(e,t),decide(a,s){let{request:d}=a,m=d.taken.filter(it=>it.state==="confirmed"),l=r.partnerId===void 0&&m.length===1?m[0]:m.find(it=>it.
partnerId===r.partnerId);if(d.state==="closed"||!l)return p("WRONG_STATE",{detail:{state:d.state}});let y={card:J(a.cards,l.partnerId),diary:J(a.diaries,l.partnerId)},
g=r.mode??d.mode;if(Cs(y.card,o.start)||yi(y,o,g)==="busy")return p("SLOT_NO_LONGER_FREE");let x={...d,mode:g,durationMinutes:pe(o.start,o.end)},we=xn({request:x,
tenant:a.tenant,candidate:y,slot:o,now:s.now}).filter(it=>Tb.includes(it));if(we.length>0)return p("RULES_FAIL",{detail:{codes:we}});let xe={...r.mode&&{mode:r.
mode},...r.place&&{place:r.place}},pr=Hs(s,a,{partnerId:l.partnerId,slot:o,template:"booked",...xe});return K(s,a,a.tenant.settings,"request.meeting-booked"),s.
read(pr)}})}var Al,Tb,Il=u(()=>{"use strict";yr();$r();No();Te();k();Lt();ue();zt();Re();Co();V();ge();Vs();Al=Ei.strictObject({start:nt,end:nt,mode:Ei.enum(ct).
optional(),place:Ge(80).optional(),partnerId:Ei.string().max(40).optional()}),Tb=["CHECKS","HOURS","EARNINGS"]});var Jn,Oi=u(()=>{"use strict";Jn=class extends RangeError{name="BadCursor";constructor(){super("not a cursor of this query")}}});var Ys=u(()=>{"use strict"});var yf=u(()=>{"use strict";q();Ys()});function gf(e,t){let n=[e??"",t.partition,t.sort,t.key.pk,t.key.sk];return Buffer.from(JSON.stringify(n)).toString("base64url")}var hf=u(()=>{"use strict";Oi();
yf();Ys()});function wf(e,t){let n={pk:e.pk,sk:e.sk};if(t===void 0)return{partition:e.pk,sort:e.sk,key:n};let r=e[`${t}Pk`],o=e[`${t}Sk`];return r===void 0||o===void 0?void 0:
{partition:r,sort:o,key:n}}var kf=u(()=>{"use strict";Ys()});async function Qs({store:e,by:t},{from:n,to:r,cursor:o,limit:i=100}={}){let a={...n&&{from:n},...r&&{to:`${r}~`}},s=(m,l)=>e.query({index:"own",partition:at.meetings(
e.org),limit:m,...a,...l&&{cursor:l}});if(!j(t))return Ab(m=>s(Nb,m),t.id,{cursor:o,limit:i});let d=await s(i,o);return{items:d.items,...d.cursor&&{next:d.cursor}}}
async function Ab(e,t,{cursor:n,limit:r}){let o=[],i=n;do{let m=await e(i);o.push(...m.items.filter(l=>l.workerId===t)),i=m.cursor}while(i!==void 0&&o.length<=r);
let a=o.slice(0,r),s=o.length>r?a.at(-1):void 0,d=s&&wf(s,"own");return{items:a,...d&&{next:gf("own",d)}}}async function Js({store:e,by:t},n){let r=await e.get(
R.meeting(e.org,G(n),n));return r&&(j(t)||r.workerId===t.id||r.partnerId===t.id)?r:p("NOT_FOUND")}var Nb,Zs=u(()=>{"use strict";ke();Ye();q();k();hf();kf();Nb=500});import*as Zn from"zod";function qo(e){return async(t,n,r)=>{let o=M(Br,r);return c(o)?o:e(t,n)}}function Rf(e){return Zn.string().max(40,"NOT_AN_INSTANT").transform(
(t,n)=>{let r=Ve(t)?e(t):fr(t.replace(/ (\d\d:?\d\d)$/,"+$1"));return r!==void 0?r:(n.addIssue({code:"custom",message:"NOT_AN_INSTANT"}),Zn.NEVER)}).meta({description:"\
An instant with offset, or a local date",example:"2026-11-25"})}var Br,vf,bf,Hr,Mo=u(()=>{"use strict";Te();k();V();re();Br=Zn.strictObject({});vf=Rf(cn),bf=Rf(
e=>Ft(tt(cn(me(e,1)))-1)),Hr={cursor:Zn.string().min(1).max(3e3).optional().meta({description:"`next` of the page before"}),limit:Zn.string().regex(/^\d{1,9}$/,
"WRONG_TYPE").transform(Number).pipe(Zn.int().min(1).max(100)).optional().meta({type:"integer",minimum:1,maximum:100,description:"At most so many items; a page \
may hold fewer"})}});function Sf(e){let t=e.PUBLIC_URL;if(!t)throw new Error("PUBLIC_URL is not set");let n=e.ISSUER;return{publicUrl:t,...n&&{issuer:n}}}var xi,Ti,Do=u(()=>{"use st\
rict";xi="/api/v1";Ti=(e,t)=>`${e.publicUrl}${xi}${t}`});function Vr(e){let{proposal:t}=e;return{...Gn(e),state:e.state,requestId:e.requestId,workerId:e.workerId,partnerId:e.partnerId,createdAt:Fe(e.createdAt),...gr(e),
mode:e.mode,area:e.area,place:e.place,proposal:t&&{...gr(t),by:t.by,at:Fe(t.at)},outcome:e.outcome,cancelledBy:e.cancelledBy,closedAt:Jt(e.closedAt)}}var Xs=u(()=>{
"use strict";re();Wr()});import*as Ef from"zod";var Of,xf=u(()=>{"use strict";Il();Zs();q();k();Mo();Tn();Do();Xs();Of=[{method:"post",path:"/requests/{id}/meetings",does:"Add a meeting\
 to a confirmed request",who:"staff",body:Al,matches:R.request,answers:{status:201,shape:"Meeting"},async run({call:e,id:t,body:n,settings:r}){let o=await Gs(e,
t,n);return c(o)?o:{body:Vr(o),version:o.version,location:Ti(r,`/meetings/${o.id}`)}}},{method:"get",path:"/meetings",does:"The calendar, by start",who:"staff",
query:Ef.strictObject({from:vf.optional(),to:bf.optional(),...Hr}),answers:{status:200,shape:"Meeting",list:!0},async run({call:e,query:t}){let n=await Qs(e,t);
return c(n)?n:Vn(n,Vr)}},{method:"get",path:"/meetings/{id}",does:"One meeting",who:"staff",answers:{status:200,shape:"Meeting"},async run({call:e,id:t}){let n=await Js(
e,t);return c(n)?n:{body:Vr(n),version:n.version}}}]});function Zt(e,t,n){return T(e,{subject:G(t),async load(){let r=await de(e,G(t),{own:e.by.role!=="partner"});if(c(r))return r;let o=r.meetings.find(i=>i.id===t);
return!o||e.by.role==="partner"&&o.partnerId!==e.by.id?p("NOT_FOUND"):{loaded:r,meeting:o}},decide:({loaded:r,meeting:o},i)=>n(i,r,o)})}var Nn,_o=u(()=>{"use st\
rict";Ye();k();ue();ge();Nn=e=>p("WRONG_STATE",{detail:{state:e.state}})});import*as Tf from"zod";async function Pi(e,t,n){let r=M(Cl,n);if(c(r))return r;let o=jr(r,e.now);return o.length>0?p("INVALID",{fields:o}):Zt(e,t,(i,a,s)=>{let d=s.
waitsFor==="start"&&s.start<=i.now;return s.state!=="scheduled"||s.waitsFor==="outcome"||d?Nn(s):s.partnerId===null?p("WRONG_STATE",{detail:{state:"no-partner"}}):
Kn(e.by).role!=="partner"&&Fl(a,s,r)?p("SLOT_NO_LONGER_FREE"):Ib(i,a,s,r)})}function Ib(e,t,n,r){let{role:o}=Kn(e.by),i=o==="partner"||o==="worker"?o:"coordinat\
or",a=Cb(e.now,n,r,t),s=i==="partner"?"worker":"partner",d=e.change(n)(()=>({proposal:{...r,by:i,at:e.now},waitsFor:"move-answer",due:a,owner:s,reason:"move-pro\
posed",nudges:0,attempts:0}),"meeting.move-proposed");Pn(e,t,n,"moved");let m={...ft(n),slots:[r],previous:{start:n.start,end:n.end},deadline:a},l=J(t.cards,n.partnerId);
return i==="partner"?P(e,t,{template:"meeting-changed",about:d,staff:"worker",facts:m}):P(e,t,{template:"move-proposed",about:d,partner:l,facts:m}),d}function Cb(e,t,n,{
request:r,tenant:o}){let i=v(e,o.settings.decisionHours[r.urgency]*60);return Ce(st(i,v(st(t.start,n.start),-120)),v(e,15))}function Fl(e,t,n){let r=t.partnerId,
o={card:J(e.cards,r),diary:J(e.diaries,r)};return Cs(o.card,n.start)||Po(o,n,t.mode,{meetingId:t.id})}var Cl,Pa=u(()=>{"use strict";ke();$r();dt();Te();No();k();
Lt();ue();Co();V();_o();Kr();Cl=Tf.strictObject({start:nt,end:nt})});import*as ed from"zod";function Ni(e,t,n){let r=M(Ll,n);return c(r)?Promise.resolve(r):Zt(e,t,(o,i,a)=>{let{proposal:s}=a;return!s||a.state!=="scheduled"?Nn(a):
Fb(s.by,Kn(e.by).role)?p("FORBIDDEN"):r.agree?s.start<=o.now?p("INVALID",{fields:[{path:"start",code:"IN_THE_PAST"}]}):Fl(i,a,s)?p("SLOT_NO_LONGER_FREE"):Lb(o,i,
a,s):qb(o,i,a)})}function Lb(e,t,n,{start:r,end:o}){let i={start:n.start,end:n.end},a=e.change(n)(m=>({start:r,end:o,invite:m.invite+1,nudges:0,attempts:0,...Ta(
{start:r,end:o})}),"meeting.moved"),s=n.partnerId;Us(e,J(t.diaries,s),{meetingId:n.id,requestId:t.request.id,start:r,end:o,mode:n.mode}),Pn(e,t,n,"moved");let d={
...kr(a,"REQUEST"),previous:i};return P(e,t,{template:"moved",about:a,partner:J(t.cards,s),facts:d}),P(e,t,{template:"meeting-changed",about:a,staff:"worker",facts:d}),
xa(e,t,a,J(t.cards,s)),t.request.state==="confirmed"&&K(e,t,t.tenant.settings,"request.meeting-moved"),e.read(a)}function qb(e,t,n){let r=e.change(n)(()=>({...Si(
e.now,t,n),proposal:void 0,reason:"move-declined"}),"meeting.move-declined"),o=ft(n);if(n.proposal?.by==="partner"){let i=J(t.cards,n.partnerId);P(e,t,{template:"\
move-declined",about:r,partner:i,facts:o})}return e.by.role!=="worker"&&P(e,t,{template:"meeting-changed",about:r,staff:"worker",facts:o}),r}function td(e,t){return Zt(
e,t,(n,r,o)=>{let i=o.waitsFor==="move-answer"||o.waitsFor==="arrange";if(o.state!=="scheduled"||!i||o.partnerId===null||o.start<=n.now)return Nn(o);if(Kn(e.by).
role==="partner"&&o.proposal?.by!=="partner")return p("FORBIDDEN");let a=n.change(o)(m=>({...Ta(m),invite:m.invite+1,nudges:0,attempts:0}),"meeting.time-kept");
Pn(n,r,o,"moved");let s=J(r.cards,o.partnerId),d=kr(a,"REQUEST");return P(n,r,{template:"booked",about:a,partner:s,facts:d}),P(n,r,{template:"confirmed",about:a,
staff:"worker",facts:d}),xa(n,r,a,s),a})}var Ll,Fb,nd=u(()=>{"use strict";ke();dt();Ut();Te();k();ue();Re();Bs();Vs();_o();Pa();Kr();Ll=ed.strictObject({agree:ed.boolean()});
Fb=(e,t)=>e==="partner"?t==="partner":t==="worker"});function Ai(e,t,n){return ql(e,t,Nf(e,t,n))}function Pf(e,t,n){let r=Nf(e,t,n);return e.change(r)(()=>({waitsFor:"tidying",due:e.now,owner:"system",reason:"unto\
ld"}),"meeting.to-tidy")}function ql(e,t,n){Pn(e,t,n,"cancelled");let r=n.partnerId===null?void 0:t.cards.get(n.partnerId),o=kr(n,"CANCEL");return r&&P(e,t,{template:"\
cancelled",about:n,partner:r,facts:o}),P(e,t,{template:"meeting-cancelled",about:n,staff:"worker",facts:o}),n}function Nf(e,t,n){let r=n.partnerId===null?void 0:
t.diaries.get(n.partnerId);return r&&Ks(e,r,n.id),e.change(n)(o=>({...ne,state:"cancelled",invite:o.invite+1,cancelledBy:Mb(e.by),proposal:void 0,closedAt:e.now}),
"meeting.cancelled")}function Mb(e){let{role:t}=Kn(e);return t==="admin"||t==="parent"?"coordinator":t}var Na=u(()=>{"use strict";ke();dt();Ut();q();Kr()});function rd(e,t,n,r,o){let i=Db(e,t,n),a=i?Ml(e,n):r==="re-offer"?_b(t,n):Si(e.now,t,n),s=e.change(n)(l=>({...a,partnerId:null,proposal:void 0,invite:l.invite+1,
nudges:0,attempts:0,reason:o}),"meeting.partner-gone");Pn(e,t,n,"cancelled");let d=n.partnerId===null?void 0:t.cards.get(n.partnerId),m=n.partnerId===null?void 0:
t.diaries.get(n.partnerId);return m&&Ks(e,m,n.id),d&&P(e,t,{template:"cancelled",about:s,partner:d,facts:kr(s,"CANCEL")}),P(e,t,{template:"partner-gone",about:s,
staff:"worker",facts:ft(s)}),i&&P(e,t,{template:"needs-coordinator",about:s,staff:"coordinator",facts:ft(s)}),s}var Db,Ml,_b,od=u(()=>{"use strict";dt();Ut();V();
Bs();Kr();Db=(e,{tenant:t},n)=>pe(e.now,n.start)<t.settings.lateHours*60,Ml=(e,t)=>({waitsFor:"late-choice",owner:"worker",due:Ce(v(e.now,15),st(v(e.now,120),v(
t.start,-60)))}),_b=({tenant:e},t)=>({waitsFor:"partner",owner:"system",due:v(t.start,-e.settings.lateHours*60)})});function Ii(e,t){return Zt(e,t,(n,r,o)=>{if(o.state!=="scheduled"||o.start<=n.now)return Nn(o);if(Kn(e.by).role==="partner")return rd(n,r,o,"ask-worker","partne\
r-cannot");let i=Ai(n,r,o),{state:a,waitsFor:s}=r.request;return(a==="confirmed"||s==="late-choice")&&K(n,r,r.tenant.settings,"request.meeting-cancelled"),n.read(
i)})}var id=u(()=>{"use strict";ke();Re();Na();_o();od()});import*as ad from"zod";function sd(e,t,n){let r=M(Dl,n);return c(r)?Promise.resolve(r):Zt(e,t,(o,i,a)=>e.by.role==="partner"?p("FORBIDDEN"):a.state!=="scheduled"?
Nn(a):a.start>o.now?p("WRONG_STATE",{detail:{state:"not-begun"}}):$b(o,i,a,r.outcome))}function $b(e,t,n,r){let o=e.change(n)(()=>({...ne,state:r==="held"?"held":
"no-show",outcome:r,proposal:void 0,closedAt:e.now}),`meeting.${r}`);Pn(e,t,n,"cancelled");let i=n.partnerId===null?void 0:t.cards.get(n.partnerId),a=n.partnerId===
null?void 0:t.diaries.get(n.partnerId);if(i&&a){let s=Wb(e,t,n,i.id,Af.includes(r));ff(e,a,{meetingId:n.id,start:n.start},s),e.add(s,"ledger.entered"),Af.includes(
r)&&P(e,t,{template:"thanks",about:o,partner:i,facts:ft(o)})}return t.request.state==="confirmed"&&K(e,t,t.tenant.settings,"request.meeting-closed"),e.read(o)}function Wb(e,{
request:t,tenant:n},r,o,i){let a=F(r.start),s=pe(r.start,r.end);return{...R.ledger(t.org,o,a,r.id),kind:"ledger",version:1,schema:1,meetingId:r.id,date:a,minutes:i?
s:0,cents:i?Ss(n,t.channel,a,s):0,unit:pl(n,t.channel,a)?.unit??"meeting",closedAt:e.now}}var Dl,Af,_l=u(()=>{"use strict";cl();dt();Ut();q();Te();k();Re();V();
re();_o();Sa();Kr();Dl=ad.strictObject({outcome:ad.enum(vi)}),Af=["held","no-show-parent","no-show-worker"]});import*as dd from"zod";function md(e,t,n){let r=M($l,n);return c(r)?Promise.resolve(r):Zt(e,t,(o,i,a)=>{if(e.by.role==="partner")return p("FORBIDDEN");let{tenant:s}=i;
if(a.state!=="scheduled"||a.partnerId!==null||a.start<=o.now)return Nn(a);if(r.choice!=="another"){let m=Ai(o,i,a);return K(o,i,s.settings,`request.chose-${r.choice}`),
o.read(m)}let d=o.change(a)(()=>({waitsFor:"partner",owner:"system",reason:"another-partner",due:v(a.start,-60),nudges:0}),"meeting.another-partner");return zb(
o,i,a),K(o,i,s.settings,"request.searches-anew"),o.read(d)})}function zb(e,{request:t,offers:n},{start:r,end:o}){let i=pe(r,o),a=t.state==="open"||t.state==="of\
fered",s=t.windows.filter(l=>a&&l.start>e.now&&l.start!==r&&pe(l.start,l.end)===i),d=t.taken.filter(l=>l.state==="confirmed").length>=t.seats,m=n.filter(l=>l.state===
"sent");e.change(t)(l=>({windows:[{start:r,end:o},...s],durationMinutes:i,seats:d?l.seats+1:l.seats,asked:[...new Set([...l.taken,...m].map(y=>y.partnerId))],serveBy:v(
r,-60)}),"request.chose-another")}var $l,Wl=u(()=>{"use strict";Na();_o();Te();k();V();Re();$l=dd.strictObject({choice:dd.enum(["same-later","without","another",
"cancel"])})});function Ci(e,t,n){return{method:"post",path:`/meetings/{id}/${e}`,who:"staff",...t,matches:(r,o)=>R.meeting(r,G(o),o),answers:{status:200,shape:"Meeting"},async run({
call:r,id:o,body:i}){let a=await n(r,o,i);return c(a)?a:{body:Vr(a),version:a.version}}}}var If,Cf=u(()=>{"use strict";nd();id();_l();Pa();Ye();q();k();Wl();Mo();
Tn();Xs();If=[Ci("move",{does:"Propose another time; it binds when the other side has said yes",body:Cl,behalf:["partner"]},Pi),Ci("move/answer",{does:"Say whet\
her a proposed time suits",body:Ll,behalf:["partner"]},Ni),Ci("keep",{does:"Keep the time after all",body:Br},qo(td)),Ci("cancel",{does:"Cancel this meeting; th\
e relationship goes on",body:Br,behalf:["worker","partner","parent"]},qo(Ii)),Ci("close",{does:"Say how it went",body:Dl,behalf:["worker"]},sd),Ci("late-choice",
{does:"The partner cannot come: what now",body:$l},md)]});var Lf={};le(Lf,{closeNotice:()=>jl,retryNotice:()=>zl});function Ff(e,t,n,r){if(!j(e.by))return Promise.resolve(p("FORBIDDEN"));let o=G(t);return T(e,{subject:o,
load:async()=>await e.store.get(R.notice(e.store.org,o,t))??p("NOT_FOUND"),decide:(i,a)=>i.owner==="coordinator"?a.change(i)(n,r):p("WRONG_STATE",{detail:{state:i.
state}})})}var zl,jl,Ul=u(()=>{"use strict";ke();Ye();q();k();ge();zl=(e,t)=>Ff(e,t,()=>({state:"waiting",waitsFor:"sending",due:e.now,owner:"system",reason:"re\
tried",failedFor:void 0,claims:0,attempts:0}),"notice.retried"),jl=(e,t)=>Ff(e,t,()=>({...ne,state:"suppressed",suppressedFor:"handled"}),"notice.handled")});function ld(e){return{...Gn(e),state:e.state,requestId:e.requestId,template:e.template,channel:e.channel,to:{role:e.to.role,id:e.to.id},sendAt:Fe(e.sendAt),sentAt:Jt(
e.sentAt),suppressedFor:e.suppressedFor,failedFor:e.failedFor}}var Kl=u(()=>{"use strict";re();Wr()});function qf(e,t,n){let r=qo(n);return{method:"post",path:`/notices/{id}/${e}`,does:t,who:"coordinator",body:Br,matches:(o,i)=>R.notice(o,G(i),i),answers:{status:200,
shape:"Notice"},async run({call:o,id:i,body:a}){let s=await r(o,i,a);return c(s)?s:{body:ld(s),version:s.version}}}}var Mf,Df=u(()=>{"use strict";Ul();Ye();q();
k();Mo();Tn();Kl();Mf=[qf("retry","Send again what did not arrive",zl),qf("close","It has been handled otherwise",jl)]});function Aa(e,t,n,r,o={}){let i=t.diaries.get(n.partnerId),a={waitsFor:"tidying",due:e.now,owner:"system",reason:"room-kept",attempts:0},s=e.change(n)(()=>({...o,
state:r,...i?ne:a}),`offer.${r}`);return i&&Oa(e,i,n.id),zs(e,t.notices,n,r==="expired"?"too-late":"answered"),s}function Mt(e,t,n,r){let o=Aa(e,t,n,n.state==="\
accepted"?"released":"withdrawn",{endedFor:r}),i=n.state==="accepted"?"released":"offer-withdrawn";return P(e,t,{template:i,about:o,partner:{id:n.partnerId,contactBy:n.
contactBy},facts:Fi(t,n)}),o}function Fi({request:e},t){return{slots:t.slot?[t.slot]:t.slots,area:e.area,mode:e.mode,deadline:t.answerBy}}function ud(e,t){for(let n of qt(
e,t.offers))n.state==="sent"&&Mt(e,t,n,"taken")}var yn=u(()=>{"use strict";dt();Ut();q();Re()});function pd(e,t,n){let{request:r,offers:o,tenant:i}=t,a=e.read(o.find(l=>l.id===n)),s=J(t.diaries,a.partnerId);if(e.change(r)(l=>({taken:l.taken.map(y=>y.offerId===
n?{...y,state:"confirmed"}:y)}),"request.seat-confirmed"),cf(e,s,r.id,n),e.read(r).taken.filter(l=>l.state==="confirmed").length>=r.seats&&jb(e,t),a.slot)Hs(e,t,
{partnerId:a.partnerId,slot:a.slot,template:"agreed"});else{let l=J(t.cards,a.partnerId);P(e,t,{template:"agreed",about:a,partner:l,facts:{slots:[],area:r.area,
mode:r.mode}})}let d=K(e,t,i.settings,"request.confirmed"),m={slots:a.slot?[a.slot]:[],area:r.area,mode:r.mode};return a.slot||P(e,t,{template:"first-meeting-wa\
its",about:d,staff:"worker",facts:m}),d}function jb(e,t){let n=e.read(t.request).taken.filter(r=>r.state==="held");n.length>0&&e.change(t.request)(r=>({taken:r.
taken.filter(o=>o.state==="confirmed")}),"request.seats-full");for(let{offerId:r}of n){let o=t.offers.find(i=>i.id===r);o&&Mt(e,t,e.read(o),"taken")}ud(e,t)}var Bl=u(
()=>{"use strict";Vs();dt();yn();Ut();ue();Re()});function cd(e,t,n,r){let{request:o,tenant:i,diaries:a}=t,s=e.change(n)(()=>({state:"accepted",...r&&{slot:r},answeredAt:e.now,...ne}),"offer.accepted"),d=r?[r]:
[],m=r?.end??o.serveBy;pf(e,J(a,n.partnerId),{offerId:n.id,requestId:o.id,firm:!0,slots:d,mode:o.mode,until:m});let l=e.change(o)(y=>({taken:[...y.taken,{partnerId:n.
partnerId,offerId:n.id,state:"held"}]}),"request.seat-held");return Ur(l)||ud(e,t),K(e,t,i.settings,"request.accepted"),e.read(s)}var Hl=u(()=>{"use strict";Ut();
q();ue();Re();yn()});function fd({request:e,tenant:t,cards:n,diaries:r},{partnerId:o,override:i},a,s,d){let m=J(n,o),l={card:{...m,availability:d??m.availability},diary:J(r,o)},g=xn(
{request:e,tenant:t,candidate:l,now:s,...a&&{slot:a}}).filter(we=>!i?.rules.includes(we)),x=a&&Po(l,a,e.mode,{requestId:e.id});return a&&(a.start<=s||x||g.includes(
"SLOT"))?"SLOT_NO_LONGER_FREE":g.some(we=>Ub.includes(we))?"OFFER_WITHDRAWN":void 0}var Ub,Vl=u(()=>{"use strict";yr();$r();ue();Ub=["ROLE","PAUSED","CHECKS","C\
ONFLICT"]});var _f={};le(_f,{answerOffer:()=>Ia});async function Ia(e,t,n){if(e.by.role==="worker")return p("FORBIDDEN");let r,o=!1,i=await T(e,{subject:G(t),load:()=>de(e,
G(t),e.by.role==="partner"?{partners:[e.by.id],own:!1}:{}),decide(a,s){let d=a.offers.find(l=>l.id===t);if(!d||e.by.role==="partner"&&d.partnerId!==e.by.id)return p(
"NOT_FOUND");o=Qb(d,n);let m=o?d:Bb(s,a,d,n);return r=s.read(a.request),m}});return c(i)?i:(r??=await e.store.get({pk:i.pk,sk:"A"}),{offer:i,request:r,again:o})}
function Bb(e,t,n,r){return n.state!=="sent"?p(Jb(n)):e.now>=n.answerBy?p("OFFER_EXPIRED"):r.kind==="decline"?Vb(e,t,n):r.kind==="accept"?Hb(e,t,n,r.start):Gb(e,
t,n,r)}function Hb(e,t,n,r){let o=n.slots.find(d=>d.start===r);if(n.slots.length>0&&!o)return p("SLOT_NOT_OFFERED");if(!Ur(t.request))return p("OFFER_TAKEN");let i=fd(
t,n,o,e.now);if(i)return p(i);let a=cd(e,t,n,o),s=e.read(t.request);return s.confirm==="pre-approved"&&Ra(s)?pd(e,t,n.id):P(e,t,{template:"partner-accepted",about:s,
staff:"worker",facts:Fi(t,a)}),e.read(a)}function Vb(e,t,n){let r=Aa(e,t,n,"declined",{answeredAt:e.now});return K(e,t,t.tenant.settings,"request.declined"),r}function Gb(e,t,n,{
start:r,end:o}){let i=jr({start:r,end:o},e.now);if(i.length>0)return p("INVALID",{fields:i});if(pe(r,o)>Kb)return p("INVALID",{fields:[{path:"end",code:"TOO_LAR\
GE"}]});let a=Ce(n.answerBy,Yb(e.now,t,r)),s=e.change(n)(()=>({counter:{start:r,end:o},answerBy:a,due:a,waitsFor:"worker-reply",owner:"worker",reason:"other-tim\
e",attempts:0}),"offer.other-time");return P(e,t,{template:"other-time-proposed",about:s,staff:"worker",facts:{...Fi(t,n),slots:[{start:r,end:o}]}}),e.hold(t.request),
s}function Qb(e,t){return t.kind==="decline"?e.state==="declined":t.kind==="accept"?e.state==="accepted"&&e.slot?.start===t.start:e.state==="sent"&&e.counter?.start===
t.start&&e.counter.end===t.end}function Jb(e){return e.state==="expired"?"OFFER_EXPIRED":e.state==="withdrawn"?e.endedFor==="taken"?"OFFER_TAKEN":"OFFER_WITHDRA\
WN":e.state==="released"?"OFFER_WITHDRAWN":"OFFER_ANSWERED"}var Kb,Yb,yd=u(()=>{"use strict";dt();k();Bl();ue();Re();Co();V();ge();yn();Ye();Hl();Vl();Kb=720;Yb=
(e,{request:t,tenant:n},r)=>st(v(e,n.settings.decisionHours[t.urgency]*60),v(r,-60))});function $f(e,t,n,r){let o=n.offers[t].answerHours,i=v(e,o*60),a=Ri(i,n.quiet)?v(Lo(i,n.quiet),60):i,s=r.at(-1),d=s?st(a,v(s.start,-Xb)):a;return Ce(tR(d),v(e,eR))}
function tR(e){let t=Zb*6e4;return Ft(Math.floor(tt(e)/t)*t)}var Zb,Xb,eR,Wf=u(()=>{"use strict";V();Ea();Zb=15,Xb=60,eR=15});function gd(e,{request:t,tenant:n},{card:r,diary:o},i,a){let s=e.change(t)(x=>({sequence:x.sequence+1,asked:[...new Set([...x.asked,r.id])]}),"request.asking"),
d=`${t.id}.o${s.sequence}`,m=Gl(t,r)?e.now:Pl(e.now,n,{slots:i}),l=$f(m,t.urgency,n.settings,i),y={...R.offer(t.org,t.id,d),org:t.org,kind:"offer",id:d,version:1,
schema:1,state:"sent",waitsFor:"answer",due:l,owner:"partner",reason:a?"by-hand":"fits",attempts:0,requestId:t.id,partnerId:r.id,createdAt:e.now,wave:s.wave,contactBy:r.
contactBy,slots:i,answerBy:l,...a&&{override:a}},g=e.add(y,"offer.sent",a?.reason);return uf(e,o,{offerId:d,requestId:t.id,firm:!1,slots:i,mode:t.mode,until:l}),
P(e,{request:t,tenant:n},{template:"offer",about:g,partner:r,facts:Fi({request:t},y),at:m}),g}var Gl,Yl=u(()=>{"use strict";dt();Ut();q();Wf();yn();Gl=({urgency:e},{
urgentAtNight:t})=>e==="urgent"&&t});var zf={};le(zf,{handOfferSchema:()=>hd,offerByHand:()=>Ql});import*as vr from"zod";async function Ql(e,t,n){if(!j(e.by))return p("FORBIDDEN");let r=M(hd,n);if(c(
r))return r;let o=r.slot?jr(r.slot,e.now,"slot."):[];return o.length>0?p("INVALID",{fields:o}):T(e,{subject:t,async load(){let i=await de(e,t,{partners:[r.partnerId]});
return c(i)||i.cards.has(r.partnerId)?i:p("INVALID",{fields:[{path:"partnerId",code:"UNKNOWN_PARTNER"}]})},decide:(i,a)=>rR(a,i,r)})}function rR(e,t,{partnerId:n,
slot:r,override:o}){let{request:i,tenant:a,offers:s}=t;if(i.state!=="open"&&i.state!=="offered")return p("WRONG_STATE",{detail:{state:i.state}});if(!Ur(i))return p(
"SEATS_FULL");if(i.taken.some(it=>it.partnerId===n)||s.some(it=>it.partnerId===n&&it.state==="sent"))return p("OFFER_ANSWERED");let m={card:J(t.cards,n),diary:J(
t.diaries,n)},{codes:l,never:y,slots:g}=oR(e,t,m,r),x=o?.rules??(o?l:[]),we=l.filter(it=>y.includes(it)||!x.includes(it));if(we.length>0)return p("RULES_FAIL",{
detail:{codes:we}});let xe=gd(e,{request:i,tenant:a},m,g,o&&{rules:l,reason:o.reason}),pr=qt(e,s).filter(it=>it.state==="sent");return e.change(i)(it=>({state:"\
offered",nudges:0,attempts:0,misses:[],nobodySince:void 0,...Fo(it,pr)}),"request.offered-by-hand"),e.read(xe)}function oR(e,{request:t,tenant:n},r,o){let i=o?{
codes:xn({request:t,tenant:n,candidate:r,slot:o,now:e.now}),slots:[o]}:Bn(t,r,{tenant:n,now:e.now}),a=i.slots.length>0?[i.slots]:xs(t,e.now),s=Ts(a.map(l=>l.filter(
y=>!Po(r,y,t.mode,{requestId:t.id})))),d=s.length===0&&(o!==void 0||t.windows.length>0),m=et.filter(l=>l==="SLOT"?d:nR.includes(l)&&i.codes.includes(l));return{
codes:i.codes,never:m,slots:s}}var hd,nR,Jl=u(()=>{"use strict";ke();yr();$r();Te();k();Lt();ue();Re();Co();ge();cr();Yl();hd=vr.strictObject({partnerId:vr.string().
min(1,"REQUIRED").max(40,"UNKNOWN_PARTNER"),slot:ba.optional(),override:vr.strictObject({rules:vr.array(vr.enum(et)).max(et.length,"TOO_MANY").optional(),reason:Ge(
300).refine(e=>e.length>0,"REQUIRED")}).optional()}),nR=["ROLE","CHECKS"]});import*as Li from"zod";function iR({answer:e,start:t,end:n},r){if(e==="other-time"){if(t===void 0&&r("start","REQUIRED"),n===void 0&&r("end","REQUIRED"),t===void 0||
n===void 0)return;if(t<n)return{kind:e,start:t,end:n};r("end","END_BEFORE_START");return}return n!==void 0&&r("end","CONTRADICTORY"),e==="accept"?t===void 0?{kind:e}:
{kind:e,start:t}:(t!==void 0&&r("start","CONTRADICTORY"),{kind:e})}var Zl,jf=u(()=>{"use strict";Lt();Zl=Li.strictObject({answer:Li.enum(["accept","decline","ot\
her-time"]),start:nt.optional().meta({description:"Of the slot accepted, or of the time proposed"}),end:nt.optional().meta({description:"Of the time proposed"})}).
transform((e,t)=>iR(e,(n,r)=>t.addIssue({code:"custom",path:[n],message:r}))??Li.NEVER)});function Ca(e,t){let{override:n}=e;return{...Gn(e),state:e.state,requestId:e.requestId,partnerId:e.partnerId,createdAt:Fe(e.createdAt),wave:e.wave,slots:hr(e.slots),
answerBy:Fe(e.answerBy),slot:e.slot&&gr(e.slot),counter:e.counter&&gr(e.counter),answeredAt:Jt(e.answeredAt),override:n&&j(t)?{rules:[...n.rules],reason:n.reason}:
void 0,endedFor:e.endedFor}}var Xl=u(()=>{"use strict";ke();re();Wr()});function Uf({at:e,by:t,what:n,kind:r,id:o,state:i,version:a,note:s}){let d=t.onBehalfOf&&{role:t.onBehalfOf.role,id:t.onBehalfOf.id};return{at:Fe(e),by:{role:t.
role,id:t.id,onBehalfOf:d},what:n,kind:r,id:o,state:i,version:a,note:s}}var Kf=u(()=>{"use strict";re()});function Gr(e,t,n){let{consent:r,preferences:o}=e;return{...Gn(e),state:e.state,createdAt:Fe(e.createdAt),workerId:e.workerId,channel:e.channel,phases:[...e.phases],
area:e.area,audience:e.audience,languages:[...e.languages],interpreter:e.interpreter,windows:hr(e.windows),needBy:Jt(e.needBy),durationMinutes:e.durationMinutes,
mode:e.mode,place:e.place,urgency:e.urgency,clientReference:e.clientReference,consent:{given:r.given,on:r.on},seats:e.seats,choice:e.choice,confirm:e.confirm,preferences:{
partnerId:o.partnerId,gender:o.gender,samePartnerAsBefore:o.samePartnerAsBefore},note:e.note,serveBy:Fe(e.serveBy),taken:e.taken.map(({partnerId:i,offerId:a,state:s})=>({
partnerId:i,offerId:a,state:s})),misses:j(t)?e.misses.map(({partnerId:i,codes:a})=>({partnerId:i,codes:[...a]})):void 0,closedAs:e.closedAs,closedAt:Jt(e.closedAt),
links:{self:Fa(n,e.id),page:`${n.publicUrl}/requests/${e.id}`}}}function Bf(e,t,n){let r=Object.entries(e.partners);return{...Gr(e.request,t,n),offers:e.offers.
map(o=>Ca(o,t)),meetings:e.meetings.map(Vr),notices:e.notices.map(ld),history:e.history.map(Uf),partners:Object.fromEntries(r.map(([o,{firstName:i,introduction:a}])=>[
o,{firstName:i,introduction:a}])),worker:e.worker&&{id:e.worker.id,name:e.worker.name}}}var Fa,wd=u(()=>{"use strict";ke();re();Do();Wr();Kf();Xs();Kl();Xl();Fa=
(e,t)=>Ti(e,`/requests/${t}`)});var Hf,Vf=u(()=>{"use strict";yd();Jl();Ye();Te();q();k();jf();Tn();Xl();wd();Hf=[{method:"post",path:"/requests/{id}/offers",does:"Offer by hand; against a rul\
e only with a reason",who:"coordinator",body:hd,matches:R.request,answers:{status:201,shape:"Offer"},async run({call:e,id:t,body:n,settings:r}){let o=await Ql(e,
t,n);return c(o)?o:{body:Ca(o,e.by),version:o.version,location:Fa(r,t)}}},{method:"post",path:"/offers/{id}/answer",does:"Record an answer given by phone",who:"\
coordinator",body:Zl,behalf:["partner"],matches:(e,t)=>R.offer(e,G(t),t),answers:{status:200,shape:"OfferAnswered"},async run({call:e,id:t,body:n,settings:r}){let o=M(
Zl,n);if(c(o))return o;let i=await Ia(e,t,o);if(c(i))return i;let{offer:a,request:s,again:d}=i;return{body:{offer:Ca(a,e.by),request:Gr(s,e.by,r),again:d},version:a.
version}}}]});var $o,Gf,kd=u(()=>{"use strict";Oo();$o=["peer-support-person","group-leader","developer-advocate","trainer"],Gf={"peer-support-person":{names:W("vertaistukija",
"kamratst\xF6djare","peer supporter")},"group-leader":{names:W("pienryhm\xE4n vet\xE4j\xE4","ledare f\xF6r sm\xE5grupp","small-group leader")},"developer-advoca\
te":{names:W("kehitt\xE4j\xE4 ja vaikuttaja","utvecklare och p\xE5verkare","developer and advocate")},trainer:{names:W("kouluttaja","utbildare","trainer")}}});import*as S from"zod";function lR(e){return e instanceof S.ZodDefault?e.unwrap().optional():e instanceof S.ZodOptional?e.nullable():e.optional()}var Yf,Qf,aR,qa,
sR,dR,Jf,mR,La,Ma,vd,bd=u(()=>{"use strict";Ao();fn();kd();Lt();bl();zt();gl();No();Yf=S.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/,"NOT_A_TIME"),Qf=S.strictObject(
{start:nt,end:nt}),aR=S.strictObject({day:S.union([S.literal(1),S.literal(2),S.literal(3),S.literal(4),S.literal(5),S.literal(6),S.literal(7)]),from:Yf,to:Yf,validFrom:jt.
optional(),validTo:jt.optional()}),qa=S.strictObject({weekly:S.array(aR).max(50,"TOO_MANY").default([]),extra:S.array(Qf).max(200,"TOO_MANY").default([]),away:S.array(
Qf).max(200,"TOO_MANY").default([])}).superRefine((e,t)=>{for(let{field:n,code:r}of Nc(e)){let o={BAD_TIME:"NOT_A_TIME",BAD_DATE:"NOT_A_DATE",BAD_INSTANT:"NOT_A\
N_INSTANT",BAD_DAY:"UNKNOWN_VALUE"},i=r in o?o[r]:"END_BEFORE_START";t.addIssue({code:"custom",path:n.split("."),message:i})}}),sR=S.string().regex(/^\+[1-9]\d{6,14}$/,
"UNKNOWN_VALUE"),dR=S.email("UNKNOWN_VALUE").max(120,"TOO_LONG"),Jf=e=>e.length>40||Ls(e)!=="IDENTITY_CODE",mR=S.int().min(0,"TOO_SMALL").max(1e6,"TOO_LARGE"),La=
e=>S.int().min(0,"TOO_SMALL").max(e,"TOO_LARGE"),Ma=S.strictObject({firstName:Ge(40).refine(e=>e.length>0,"REQUIRED"),introduction:Ge(600).default(""),organisation:Ge(
60).refine(e=>e.length>0,"REQUIRED"),state:S.enum(As).default("applied"),roles:S.array(S.enum($o)).max($o.length).default([]),experience:S.array(S.enum($e,"UNKN\
OWN_PHASE")).max($e.length).default([]),languages:S.array(S.strictObject({code:S.enum(Yn,"UNKNOWN_LANGUAGE"),level:S.enum(hi)})).min(1,"REQUIRED").max(10,"TOO_M\
ANY"),areas:S.array(S.string().max(3,"UNKNOWN_AREA")).max(60,"TOO_MANY").default([]),modes:S.array(S.enum(ct)).min(1,"REQUIRED").max(3).default(["in-person","re\
mote","phone"]),gender:S.enum(["woman","man"]).optional(),availability:qa.default({weekly:[],extra:[],away:[]}),travelMinutes:La(240).default(30),capacity:S.strictObject(
{families:La(20),meetingsPerDay:La(6),hoursPerMonth:La(160),offersPerWeek:La(50)}).default({families:3,meetingsPerDay:2,hoursPerMonth:20,offersPerWeek:5}),earningsCap:mR.
optional(),urgentAtNight:S.boolean().default(!1),contactBy:S.array(S.enum(["sms","email"])).min(1,"REQUIRED").max(2).default(["sms","email"]),speaks:S.enum(["fi",
"sv","en"]).default("fi"),checks:S.strictObject({undertakingUntil:jt.optional(),agreementUntil:jt.optional(),extract:S.strictObject({checkedOn:jt,basis:S.enum([
"504/2002","148/2014"])}).optional()}).default({}),conflicts:S.strictObject({workers:S.array(S.string().max(40).refine(Jf,"IDENTITY_CODE")).max(50,"TOO_MANY").default(
[]),areas:S.array(S.string().max(3)).max(60,"TOO_MANY").default([]),ownCase:S.boolean().default(!1)}).default({workers:[],areas:[],ownCase:!1}),contact:S.strictObject(
{name:Ge(80).optional(),phone:sR.optional(),email:dR.optional(),payrollNumber:S.string().regex(/^[A-Za-z0-9-]{1,20}$/,"UNKNOWN_VALUE").refine(Jf,"IDENTITY_CODE").
optional()}).default({})}),vd=S.strictObject(Object.fromEntries(Object.entries(Ma.shape).map(([e,t])=>[e,lR(t)])))});async function gn({store:e},t){return await e.get(R.card(e.org,t))}var Wo=u(()=>{"use strict";q()});function br(e,t,n){return T(e,{subject:t,async load(){let r=j(e.by)||e.by.role==="partner"&&e.by.id===t;return(r?await gn(e,t):void 0)??p(r||e.by.role==="partne\
r"?"NOT_FOUND":"FORBIDDEN")},decide:n})}var An,qi=u(()=>{"use strict";ke();k();ge();Wo();An=e=>({waitsFor:"rematch",due:e,owner:"system",reason:"changed",attempts:0})});import*as Rd from"zod";function Xn(e,t,n={}){let r=M(eu,n);if(c(r))return Promise.resolve(r);let o=r.until===void 0?void 0:uR(r.until);return o!==void 0&&o<=e.now?
Promise.resolve(p("INVALID",{fields:[{path:"until",code:"IN_THE_PAST"}]})):br(e,t,(i,a)=>a.change(i)(()=>({state:"paused",pausedUntil:o,waitsFor:"hand-back",due:a.
now,owner:"system",reason:"paused",attempts:0}),"card.paused"))}function Mi(e,t){return br(e,t,(n,r)=>n.state==="active"?n:r.change(n)(()=>({state:"active",pausedUntil:void 0,
...An(r.now)}),"card.resumed"))}var eu,uR,Da=u(()=>{"use strict";Te();k();Lt();re();qi();eu=Rd.strictObject({until:Rd.union([jt,nt]).optional()});uR=e=>e.length===
10?cn(me(e,1)):e});async function Ed(e,t){if(!j(e.by))return p("FORBIDDEN");let n=M(Ma,t);if(c(n))return n;let{org:r}=e.store,o=await T(e,{subject:({id:i})=>i,async load(){let i=ey(
await $(e),n.areas);return i.length>0?p("INVALID",{fields:i}):{id:e.ids.id()}},decide({id:i},a){let{contact:s,...d}=n;return a.add({...R.contact(r,i),kind:"cont\
act",version:1,schema:1,id:i,name:s.name??n.firstName,...s},"contact.added"),a.add(lf(r,i),"diary.opened"),a.add(pR(e,i,d),"card.added")}});return c(o)?o:Sd(e,o.
id)}function pR(e,t,{checks:n,...r}){let o=r.state==="active"?An(e.now):ne;return{...R.card(e.store.org,t),org:e.store.org,kind:"card",id:t,version:1,schema:1,...o,
createdAt:e.now,...r,checks:ty(e,n)}}async function Di(e,t,n,r){if(!j(e.by))return p("FORBIDDEN");let o=M(vd,n);if(c(o))return o;let i=await T(e,{subject:t,async load(){
let[a,s]=await Promise.all([$(e),Sd(e,t)]);return c(s)?s:{...s,tenant:a}},decide({card:a,contact:s,tenant:d},m){if(r!==void 0&&r!==a.version)return p("STALE_VER\
SION",{detail:{version:a.version}});let l=ey(d,o.areas??[]);if(l.length>0)return p("INVALID",{fields:l});let{contact:y,checks:g,state:x,...we}=Xf(o);y&&s&&m.change(
s)(()=>Xf(y),"contact.changed");let xe=x??a.state,pr=xe!==a.state,Ck=pr&&(xe==="paused"||xe==="exited")?{waitsFor:"hand-back",due:m.now,owner:"system",reason:xe,
attempts:0}:a.waitsFor==="hand-back"&&!pr?{}:An(m.now);return m.change(a)(()=>({...we,state:xe,...pr&&{pausedUntil:void 0},...g&&{checks:ty(e,g,a.checks)},...Ck}),
x&&x!==a.state?`card.${x}`:"card.changed")}});return c(i)?i:Sd(e,t)}async function Od(e,t){return j(e.by)?Sd(e,t):p("FORBIDDEN")}async function xd(e,{cursor:t,limit:n}={}){
if(!j(e.by))return p("FORBIDDEN");let{candidates:r}=await Hn(e),o=r.toSorted((d,m)=>Zf(d.card.firstName,m.card.firstName)||Zf(d.card.id,m.card.id)),i=t===void 0?
0:o.findIndex(({card:d})=>d.id===t)+1;if(t!==void 0&&i===0)throw new Jn;let a=o.slice(i,n&&i+n),s=a.at(-1);return{items:a,...s&&i+a.length<o.length&&{next:s.card.
id}}}async function Sd({store:e},t){let n=[R.card(e.org,t),R.diary(e.org,t),R.contact(e.org,t)].map(a=>e.get(a)),[r,o,i]=await Promise.all(n);return r&&o?{card:r,
diary:o,...i&&{contact:i}}:p("NOT_FOUND")}function ey(e,t){return t.flatMap((n,r)=>e.areas.some(o=>o.code===n)?[]:[{path:`areas.${r}`,code:"UNKNOWN_AREA"}])}function ty(e,{
extract:t,...n},r={}){let i=t?.checkedOn===r.extract?.checkedOn&&t?.basis===r.extract?.basis&&r.extract?.checkedBy||e.by.id;return{...n,...t&&{extract:{...t,checkedBy:i}}}}
function Xf(e){let t=Object.entries(e).filter(([,n])=>n!==void 0);return Object.fromEntries(t.map(([n,r])=>[n,r??void 0]))}var Zf,Td=u(()=>{"use strict";ke();Oi();
gi();Te();q();k();He();ge();Ut();bd();qi();Zf=(e,t)=>e<t?-1:e>t?1:0});async function _i(e,t,n){let r=M(qa,n);return c(r)?r:br(e,t,(o,i)=>i.change(o)(()=>({availability:r,...o.waitsFor==="hand-back"?{}:An(i.now)}),"card.availabilit\
y-set"))}var Pd=u(()=>{"use strict";Te();k();bd();qi()});function Nd(e,t,n){return{...Gn(e),state:e.state,createdAt:Fe(e.createdAt),firstName:e.firstName,introduction:e.introduction,organisation:e.organisation,roles:[
...e.roles],experience:[...e.experience],languages:e.languages.map(({code:r,level:o})=>({code:r,level:o})),areas:[...e.areas],modes:[...e.modes],gender:e.gender,
availability:cR(e),travelMinutes:e.travelMinutes,pausedUntil:Jt(e.pausedUntil),capacity:fR(e),earningsCap:e.earningsCap,urgentAtNight:e.urgentAtNight,contactBy:[
...e.contactBy],speaks:e.speaks,checks:yR(e),contact:t&&{name:t.name,phone:t.phone,email:t.email,payrollNumber:t.payrollNumber},bookings:n?.bookings.map(({meetingId:r,
requestId:o,mode:i,...a})=>({meetingId:r,requestId:o,...gr(a),mode:i})),families:n&&[...n.families]}}function cR({availability:{weekly:e,extra:t,away:n}}){return{
weekly:e.map(({day:r,from:o,to:i,validFrom:a,validTo:s})=>({day:r,from:o,to:i,validFrom:a,validTo:s})),extra:hr(t),away:hr(n)}}function fR({capacity:{families:e,
meetingsPerDay:t,hoursPerMonth:n,offersPerWeek:r}}){return{families:e,meetingsPerDay:t,hoursPerMonth:n,offersPerWeek:r}}function yR({checks:{undertakingUntil:e,
agreementUntil:t,extract:n}}){let r=n&&{checkedOn:n.checkedOn,basis:n.basis,checkedBy:n.checkedBy};return{undertakingUntil:e,agreementUntil:t,extract:r}}var ny=u(
()=>{"use strict";re();Wr()});import*as ry from"zod";function nu(e,t,n,r){return{..._a,...n,method:e,path:`/partners/{id}/${t}`,matches:R.card,async run({call:o,id:i,body:a}){let s=await r(o,
i,a);return c(s)?s:{body:Nd(s),version:s.version}}}}var _a,tu,oy,iy=u(()=>{"use strict";bd();Da();Td();Pd();q();k();Mo();Tn();Do();ny();_a={who:"coordinator",answers:{
status:200,shape:"Partner"}},tu=({card:e,contact:t,diary:n})=>({body:Nd(e,t,n),version:e.version});oy=[{..._a,method:"post",path:"/partners",does:"Add a partner\
 to the register",body:Ma,answers:{status:201,shape:"Partner"},async run({call:e,body:t,settings:n}){let r=await Ed(e,t);return c(r)?r:{...tu(r),location:Ti(n,`\
/partners/${r.card.id}`)}}},{..._a,method:"get",path:"/partners",does:"The register",query:ry.strictObject(Hr),answers:{status:200,shape:"Partner",list:!0},async run({
call:e,query:t}){let n=await xd(e,t);return c(n)?n:Vn(n,({card:r,contact:o,diary:i})=>Nd(r,o,i))}},{..._a,method:"get",path:"/partners/{id}",does:"One partner",
async run({call:e,id:t}){let n=await Od(e,t);return c(n)?n:tu(n)}},{..._a,method:"patch",path:"/partners/{id}",does:"Change what the register says: fields left \
out stay",body:vd,matches:R.card,async run({call:e,id:t,body:n}){let r=await Di(e,t,n);return c(r)?r:tu(r)}},nu("put","availability",{does:"Replace the weekly h\
ours and exceptions",body:qa,behalf:["partner"]},_i),nu("post","pause",{does:"A pause; what was agreed finds another way",body:eu,behalf:["partner"]},Xn),nu("po\
st","resume",{does:"Back from a pause",body:Br,behalf:["partner"]},qo(Mi))]});async function Ad(e,{area:t,state:n,cursor:r,limit:o=100}={}){if(!j(e.by))return p("FORBIDDEN");let i=await e.store.query({index:"list",partition:at.open(e.store.
org),limit:o,...r&&{cursor:r}});return{items:i.items.map(gR).filter(s=>(t===void 0||s.area===t)&&(n===void 0||s.state===n)),...i.cursor&&{next:i.cursor}}}function gR(e){
let{id:t,kind:n,state:r,owner:o,waitsFor:i,due:a,reason:s}=e,d={id:t,kind:n,state:r,owner:o,waitsFor:i,due:a,reason:s};if(n==="request"){let{area:m,urgency:l,phases:y,
createdAt:g,nudges:x,misses:we}=e,xe=we.length>0?{misses:we,missing:hR(we)}:{};return{...d,requestId:t,area:m,urgency:l,phases:y,createdAt:g,nudges:x,...xe}}return n===
"meeting"?{...d,requestId:G(t),area:e.area,createdAt:e.createdAt}:n==="notice"||n==="offer"?{...d,requestId:G(t)}:d}function hR(e){let t={};for(let{codes:n}of e)
for(let r of n)t[r]=(t[r]??0)+1;return t}var ru=u(()=>{"use strict";Ye();q();k();ke()});function ay(e){return{id:e.id,kind:e.kind,requestId:e.requestId,state:e.state,owner:e.owner,waitsFor:e.waitsFor,due:e.due===null?null:Fe(e.due),reason:e.reason,
area:e.area,urgency:e.urgency,phases:e.phases&&[...e.phases],createdAt:Jt(e.createdAt),nudges:e.nudges,misses:e.misses?.map(({partnerId:t,codes:n})=>({partnerId:t,
codes:[...n]})),missing:e.missing&&{...e.missing}}}var sy=u(()=>{"use strict";re();Wr()});import*as $a from"zod";var dy,my=u(()=>{"use strict";k();ru();Mo();Tn();sy();dy=[{method:"get",path:"/queue",does:"Open work by clock",who:"coordinator",query:$a.strictObject(
{area:$a.string().max(20).optional(),state:$a.string().max(20).optional(),...Hr}),answers:{status:200,shape:"QueueRow",list:!0},async run({call:e,query:t}){let n=await Ad(
e,t);return c(n)?n:Vn(n,ay)}}]});function vR(e){let t=ly.get(e);if(t)return t;let n=bR(Number(e)),r=uy(`${e}-06-20`),o=new Set([...wR.map(i=>`${e}-${i}`),...kR.map(i=>me(n,i)),me(r,-1),r,uy(`${e}\
-10-31`)]);return ly.set(e,o),o}function py(e){return ci(e)<=5&&!vR(e.slice(0,4)).has(e)}function ou(e,t){if(!Number.isInteger(t)||t<0)throw new RangeError(`wor\
king days: ${t}`);let n=e;for(let r=t;r>0;)n=me(n,1),py(n)&&(r-=1);return n}function er(e,t,n){if(!(t>=0)||!Number.isFinite(t))throw new RangeError(`working hou\
rs: ${t}`);if(n.to<=n.from)throw new RangeError(`office hours: ${n.from}\u2013${n.to}`);let r=Math.round(t*36e5);for(let o=F(e);;o=me(o,1)){if(!py(o))continue;let i=Ce(
e,ui(o,n.from)),a=ui(o,n.to);if(i>a)continue;let s=tt(a)-tt(i);if(r<=s)return Ft(tt(i)+r);r-=s}}function uy(e){return me(e,(13-ci(e))%7)}function bR(e){let t=e%
19,n=Math.floor(e/100),r=e%100,o=Math.floor((8*n+13)/25),i=(19*t+n-Math.floor(n/4)-o+15)%30,a=(32+2*(n%4)+2*Math.floor(r/4)-i-r%4)%7,s=Math.floor((t+11*i+22*a)/
451),d=Math.floor((i+a-7*s+114)/31),m=(i+a-7*s+114)%31+1;return`${e}-${String(d).padStart(2,"0")}-${String(m).padStart(2,"0")}`}var wR,kR,ly,zo=u(()=>{"use stri\
ct";V();re();wR=["01-01","01-06","05-01","12-06","12-24","12-25","12-26"],kR=[-2,0,1,39,49],ly=new Map});function Yr({phases:e,needBy:t,windows:n},r){let o=e.map(d=>SR(d,r)),i=n.map(d=>v(d.start,-60)),a=[...o,...t?[t]:[],...i.length>0?[Ce(i[0],...i)]:[]],s=ui(ou(F(
r),RR),"16:00");return Ce(st(s,...a),v(r,15))}function SR(e,t){let{unit:n,amount:r}=Io[e].offerWithin;return n==="hours"?v(t,r*60):ui(ou(F(t),r),"16:00")}var RR,
Wa=u(()=>{"use strict";fn();V();zo();re();RR=10});function cy(e,t,n){let{request:r,tenant:o}=t,i=ki(e,t.meetings).filter(y=>y.state==="scheduled"&&y.waitsFor==="partner"),a=i[0]&&pe(i[0].start,i[0].end),s=i.filter(
y=>pe(y.start,y.end)===a).map(({start:y,end:g})=>({start:y,end:g})).slice(0,Os),d=r.needBy!==void 0&&r.needBy>e.now?r.needBy:void 0,m=Yr({phases:r.phases,windows:s,
...d&&{needBy:d}},e.now);e.change(r)(y=>({windows:s,durationMinutes:a??y.durationMinutes,serveBy:m,needBy:d,lateSince:void 0}),"request.searches-anew");let l=K(
e,t,o.settings,"request.reopened");return n?s.length>0||l.state!=="open"?l:e.change(l)(()=>({waitsFor:"late-choice",owner:"worker",due:v(e.now,120),reason:"too-\
near"}),"request.late-choice"):iu(e,t,l)}function iu(e,t,n){return P(e,t,{template:"partner-gone",about:n,staff:"worker",facts:{slots:[],area:n.area,mode:n.mode}}),
n}var fy=u(()=>{"use strict";$r();dt();V();Wa();Re()});async function Id(e,t,n,r){for(;;){let o=!0,i=await T(e,{subject:t,load:()=>ER(e,t,n),decide(a,s){let d=OR(s,a,n,r);return o=d.length<=yy,o?xR(s,a,n,d,r):gy(s,a,
d.slice(0,yy),r)}});if(c(i)||o)return i}}async function ER(e,t,n){let[r,{cards:o,diaries:i}]=await Promise.all([de(e,t,{own:e.by.role!=="partner"}),hs(e,[n])]);
return c(r)?r:{...r,cards:new Map([...r.cards,...o]),diaries:new Map([...r.diaries,...i])}}function OR(e,{meetings:t},n,{until:r}){return t.filter(o=>o.state===
"scheduled"&&o.partnerId===n&&o.start>e.now&&(r===void 0||o.start<r)).toSorted((o,i)=>o.start<i.start?-1:1)}function gy(e,t,n,{until:r,why:o}){for(let i of n)rd(
e,t,i,r===void 0?"re-offer":"ask-worker",o);return e.read(t.request)}function xR(e,t,n,r,o){let{request:i,offers:a,tenant:s}=t,{until:d,why:m}=o,l=d===void 0,y=i.
taken.find(xe=>xe.partnerId===n),g=y?.state==="held",x=qt(e,a).filter(xe=>xe.partnerId===n&&(xe.state==="sent"||g&&xe.state==="accepted"));for(let xe of x)Mt(e,
t,xe,m);gy(e,t,r,o),PR(e,t,n,l);let we=y!==void 0&&(g||l);return i.state==="closed"||!we&&x.length===0?e.read(i):(TR(e,t,n,{...o,leavesSeat:we}),we?g?iu(e,t,K(e,
t,s.settings,"request.searches-anew")):cy(e,t,r.length>0):K(e,t,s.settings,"request.asks-on"))}function TR(e,{request:t},n,{why:r,leavesSeat:o}){let i=r==="part\
ner-withdrew";e.change(t)(a=>({taken:o?a.taken.filter(s=>s.partnerId!==n):a.taken,asked:i?a.asked:a.asked.filter(s=>s!==n),refusedPartners:i?[...new Set([...a.refusedPartners,
n])]:a.refusedPartners}),o?"request.partner-left":"request.partner-away")}function PR(e,{request:t,meetings:n,diaries:r},o,i){let a=r.get(o);if(!a)return;i&&js(
e,a,t.id);let s=e.read(a).holds.filter(l=>l.requestId===t.id),d=new Set(n.map(e.read).filter(l=>l.state==="scheduled"&&l.partnerId===o).map(l=>l.id)),m=e.read(a).
bookings.filter(l=>l.requestId===t.id&&!d.has(l.meetingId));s.length===0&&m.length===0||e.change(a)(l=>({holds:l.holds.filter(y=>!s.includes(y)),bookings:l.bookings.
filter(y=>!m.includes(y))}),"diary.threads-cut")}var yy,au=u(()=>{"use strict";od();yn();k();ue();fy();Re();ge();Ut();yy=5});async function $i(e,t,{partnerId:n}={}){let r=e.by.role==="partner"?e.by.id:n;return r===void 0||e.by.role!=="partner"&&!j(e.by)?p("FORBIDDEN"):await NR(e,r,t)?
Id(e,t,r,{why:"partner-withdrew"}):p("NOT_FOUND")}async function NR({store:e},t,n){let r=await e.get(R.diary(e.org,t));return[r?.holds,r?.bookings].flat().some(
i=>i?.requestId===n)||(r?.families?.includes(n)??!1)}var Cd=u(()=>{"use strict";ke();q();k();au()});function Fd(e,t,n,r){let o=t.offers.filter(i=>i.state==="sent"&&AR(e,t,i,n));for(let i of o)Mt(e,t,i,r),e.change(t.request)(a=>({asked:a.asked.filter(s=>s!==i.partnerId)}),
"request.searches-anew");return o.length>0}function AR(e,{request:t,tenant:n,cards:r,diaries:o},{partnerId:i,slots:a,override:s},d){let m={card:J(r,i),diary:J(o,
i)};return xn({request:e.read(t),tenant:n,candidate:m,now:e.now,...a[0]&&{slot:a[0]}}).some(y=>d.includes(y)&&!s?.rules.includes(y))}var su=u(()=>{"use strict";
yr();ue();yn()});import*as Wi from"zod";async function Ld(e,t,n){let r=M(du,n);if(c(r))return r;let o=[...new Set(r.phases)];return T(e,{subject:t,load:()=>de(e,t),decide(i,a){let{
request:s}=i;if(s.state==="closed")return p("WRONG_STATE",{detail:{state:"closed"}});let d=!o.every(l=>s.phases.includes(l)||s.phases.some(y=>zc(y,l))),m=Yr({phases:o,
windows:s.windows,...s.needBy&&{needBy:s.needBy}},a.now);return a.change(s)(l=>({phases:o,serveBy:m,lateSince:void 0,nobodySince:void 0,phaseHistory:[...l.phaseHistory,
{at:a.now,phases:o,unusual:d}]}),d?"request.phase-changed-unusually":"request.phase-changed",r.reason),s.state==="confirmed"?a.read(s):(Fd(a,i,["PHASE","EXPERIE\
NCE"],"phase-changed"),K(a,i,i.tenant.settings,"request.searches-anew"))}})}var du,mu=u(()=>{"use strict";Te();fn();su();k();ge();Lt();ue();Wa();Re();du=Wi.strictObject(
{phases:Wi.array(Wi.enum($e,"UNKNOWN_PHASE")).min(1,"PHASES_NEEDED").max($e.length,"TOO_MANY"),reason:Ge(300).optional()})});import*as zi from"zod";async function qd(e,t,n){let r=M(lu,n);return c(r)?r:T(e,{subject:t,load:()=>de(e,t),decide(o,i){let{request:a}=o;if(a.state!=="open"&&a.
state!=="offered")return p("WRONG_STATE",{detail:{state:a.state}});let s=r.windows??a.windows,d=r.needBy??a.needBy,m=r.windows?va({windows:r.windows,durationMinutes:a.
durationMinutes},i.now):[];if(r.needBy!==void 0&&m.push(...Ms({windows:s,needBy:r.needBy},i.now)),m.length>0)return p("INVALID",{fields:m});for(let y of qt(i,o.
offers))y.state==="sent"&&Mt(i,o,y,"cancelled");let l=Yr({phases:a.phases,windows:s,...d&&{needBy:d}},i.now);return i.change(a)(()=>({windows:s,mode:r.mode??a.mode,
asked:a.taken.map(y=>y.partnerId),serveBy:l,lateSince:void 0,nobodySince:void 0,...d&&{needBy:d}}),"request.times-changed"),K(i,o,o.tenant.settings,"request.sea\
rches-anew")}})}var lu,uu=u(()=>{"use strict";Re();yn();Te();k();ge();Lt();ue();Wa();zt();Co();lu=zi.strictObject({windows:zi.array(ba).max(10,"TOO_MANY").optional(),
needBy:nt.optional(),mode:zi.enum(ct).optional()}).refine(e=>Object.values(e).some(t=>t!==void 0),"REQUIRED")});import*as ji from"zod";async function Md(e,t,n){let r=M(pu,n);return c(r)?r:r.as==="no-capacity"&&!j(e.by)?p("FORBIDDEN"):hy(e,t,r.as)}async function Dd(e,t,n={}){
let r=M(cu,n);return c(r)?r:hy(e,t,r.as)}function hy(e,t,n){return T(e,{subject:t,load:()=>de(e,t),decide:(r,o)=>r.request.state==="closed"?p("WRONG_STATE",{detail:{
state:"closed"}}):fu(o,r,n)})}function fu(e,t,n){let{request:r,offers:o,meetings:i,cards:a,diaries:s}=t;for(let m of qt(e,o)){let l=r.taken.some(y=>y.offerId===
m.id&&y.state==="held");(m.state==="sent"||l)&&Mt(e,t,m,"cancelled")}for(let m of i.map(e.read))m.state==="scheduled"&&m.waitsFor!=="outcome"&&m.start>e.now&&Pf(
e,t,m);for(let m of r.taken){let l=s.get(m.partnerId);m.state==="confirmed"&&l&&js(e,l,r.id)}let d=e.change(r)(()=>({...ne,state:"closed",closedAs:n,closedAt:e.
now,misses:[],taken:r.taken.filter(m=>m.state==="confirmed")}),`request.closed-${n}`);for(let{partnerId:m}of d.taken){let l=a.get(m);l&&P(e,t,{template:"ended",
about:d,partner:l,facts:{slots:[],area:r.area,mode:r.mode}})}return d}var pu,cu,_d=u(()=>{"use strict";Na();dt();yn();Re();Ut();Te();q();ke();k();ge();ue();zt();
pu=ji.strictObject({as:ji.enum(wi)}),cu=ji.strictObject({as:ji.enum(["withdrawn","irrelevant"]).default("withdrawn")})});import*as Qr from"zod";async function $d(e,t,n){let r=M(yu,n);return c(r)?r:r.given&&r.on>F(e.now)?p("INVALID",{fields:[{path:"on",code:"CONTRADICTORY"}]}):T(e,
{subject:t,load:()=>de(e,t),decide(o,i){let{request:a}=o;if(!pt[a.channel].hasClient)return p("INVALID",{fields:[{path:"given",code:"NO_CLIENT_IN_THIS_CHANNEL"}]});
if(a.state==="closed")return p("WRONG_STATE",{detail:{state:"closed"}});let s=r.given?"request.consent-given":"request.consent-withdrawn";return i.change(a)(()=>({
consent:r}),s),!r.given&&a.taken.some(d=>d.state==="confirmed")?fu(i,o,"withdrawn"):a.state==="accepted"?K(i,o,o.tenant.settings,s):i.read(a)}})}var yu,gu=u(()=>{
"use strict";Te();On();k();re();ge();Lt();ue();Re();_d();yu=Qr.union([Qr.strictObject({given:Qr.literal(!0),on:jt}),Qr.strictObject({given:Qr.literal(!1)})])});import*as Jr from"zod";async function Wd(e,t,n){let r=M(hu,n);return c(r)?r:T(e,{subject:t,load:()=>de(e,t),decide(o,i){if(r.version!==void 0&&r.version!==o.request.
version)return p("STALE_VERSION");if(o.request.state==="closed")return p("WRONG_STATE",{detail:{state:"closed"}});let a=IR(o,r.offerId);return a?r.decision==="r\
efuse"?LR(i,o,a,r.reason):CR(i,o,a):p("NOBODY_TO_DECIDE_ON")}})}function IR({request:e,offers:t},n){let r=e.taken.filter(i=>i.state==="held");if(n===void 0)return r.
length===1?t.find(i=>i.id===r[0]?.offerId):void 0;let o=t.find(i=>i.id===n);return o?.state==="sent"?o.counter?o:void 0:r.some(i=>i.offerId===n)?o:void 0}function CR(e,t,n){
return Ra(t.request)?n.slot&&n.slot.start<=e.now?p("OFFER_EXPIRED"):(n.counter&&n.state==="sent"?FR(e,t,n,n.counter):void 0)??pd(e,t,n.id):p("CONSENT_PENDING")}
function FR(e,t,n,r){if(e.now>=n.answerBy||r.start<=e.now)return p("OFFER_EXPIRED");let o=fd(t,n,r,e.now,{weekly:[],extra:[r],away:[]});if(o)return p(o);let{taken:i,
seats:a}=t.request;if(i.filter(s=>s.state==="confirmed").length>=a)return p("SEATS_FULL");cd(e,t,n,r)}function LR(e,t,n,r){let o=n.state==="sent";return Mt(e,t,
n,"refused"),e.change(t.request)(i=>({taken:i.taken.filter(a=>a.offerId!==n.id),refusedPartners:o?i.refusedPartners:[...i.refusedPartners,n.partnerId]}),"reques\
t.partner-refused",r),K(e,t,t.tenant.settings,"request.asks-on")}var hu,wu=u(()=>{"use strict";Hl();yn();Vl();Te();k();ge();Bl();Lt();ue();Re();hu=Jr.strictObject(
{decision:Jr.enum(["confirm","refuse"]),offerId:Jr.string().max(60).optional(),reason:Ge(300).optional(),version:Jr.int().optional()})});var wy={};le(wy,{findStaff:()=>In,listStaff:()=>jo});async function In({store:e},t){return await e.get(R.staff(e.org,t))}async function jo({store:e}){let{items:t}=await e.
query({partition:`${e.org}#STAFF`});return t.toSorted((n,r)=>n.name<r.name?-1:1)}var tr=u(()=>{"use strict";q()});import*as zd from"zod";async function jd(e,t,n){let r=M(ku,n);return c(r)?r:T(e,{subject:t,async load(){let[o,i]=await Promise.all([de(e,t),In(e,r.to)]);return c(
o)?o:!i||i.role==="admin"?p("INVALID",{fields:[{path:"to",code:"UNKNOWN_COLLEAGUE"}]}):{loaded:o,colleague:i}},decide({loaded:o,colleague:i},a){if(o.request.state===
"closed")return p("WRONG_STATE",{detail:{state:"closed"}});if(!qR(o,i))return p("RULES_FAIL",{detail:{codes:["CONFLICT"]}});for(let m of o.meetings)m.state==="s\
cheduled"&&a.change(m)(()=>({workerId:i.id}),"meeting.handed-over");for(let m of o.notices)m.state==="waiting"&&m.to.role==="worker"&&a.change(m)(()=>({to:{role:"\
worker",id:i.id}}),"notice.handed-over");let s=a.change(o.request)(()=>({workerId:i.id}),"request.handed-over");return P(a,o,{template:"handed-over",about:s,staff:"\
worker",facts:{slots:[],area:s.area,mode:s.mode}}),Fd(a,o,["CONFLICT"],"cancelled")||MR(s)?K(a,o,o.tenant.settings,"request.searches-anew"):s}})}var ku,qR,MR,vu=u(
()=>{"use strict";dt();su();Te();k();tr();ge();ue();Re();ku=zd.strictObject({to:zd.string().min(1,"REQUIRED").max(40,"UNKNOWN_COLLEAGUE")}),qR=({request:e,cards:t},n)=>e.
taken.every(r=>!t.get(r.partnerId)?.conflicts.workers.includes(n.id)),MR=({waitsFor:e,misses:t})=>e==="coordinator"&&t.some(n=>n.codes.includes("CONFLICT"))});import*as Ud from"zod";function Zr(e,t,n){return{method:"post",path:`/requests/{id}/${e}`,who:"staff",...t,matches:R.request,answers:{status:200,shape:"Request"},
async run({call:r,id:o,body:i,settings:a}){let s=await n(r,o,i);return c(s)?s:{body:Gr(s,r.by,a),version:s.version}}}}async function DR(e,t,n){let r=M(ky,n);return c(
r)?r:$i(e,t,r)}var ky,vy,by=u(()=>{"use strict";Cd();Te();q();k();mu();uu();_d();gu();wu();vu();Tn();wd();ky=Ud.strictObject({partnerId:Ud.string().min(1,"REQUI\
RED").max(40,"UNKNOWN_PARTNER")});vy=[Zr("cancel",{does:"Withdraw the request",body:cu,behalf:["worker","parent"]},Dd),Zr("decision",{does:"Confirm the partner \
who said yes, or refuse",body:hu},Wd),Zr("consent",{does:"Record or withdraw the parent's consent",body:yu},$d),Zr("hand-over",{does:"Give the request to a coll\
eague",body:ku},jd),Zr("phase",{does:"The case moved on",body:du},Ld),Zr("times",{does:"Other times, or another way, when nobody was free",body:lu},qd),Zr("clos\
e",{does:"Close it; only a coordinator as no-capacity",body:pu},Md),Zr("withdrawal",{does:"A partner leaves this request",who:"coordinator",body:ky,behalf:["par\
tner"]},DR)]});async function Kd(e,t){return e.by.role==="partner"?p("FORBIDDEN"):T(e,{subject:({id:n})=>n,async load(){let n=await $(e),r=Ds(t,{tenant:n,now:e.now});if(c(r))return r;
let o=r.preferences.partnerId;if(o!==void 0&&!await gn(e,o))return p("INVALID",{fields:[{path:"preferences.partnerId",code:"UNKNOWN_PARTNER"}]});let i=e.by.onBehalfOf?.
role==="worker"?e.by.onBehalfOf.id:e.by.id;if(i!==e.by.id&&!await In(e,i))return p("INVALID",{fields:[{path:"onBehalfOf.id",code:"UNKNOWN_COLLEAGUE"}]});let a=r.
preferences.samePartnerAsBefore&&o===void 0?await WR(e,i,r):void 0;return{id:e.ids.id(),input:a===void 0?r:{...r,preferences:{...r.preferences,partnerId:a}},workerId:i}},
decide:({id:n,input:r,workerId:o},i)=>i.add(_R(e,n,r,o),"request.asked")})}function _R(e,t,n,r){let o=Yr(n,e.now),i=pt[n.channel].hasClient?n.clientReference??zR(
e):void 0,{clientReference:a,...s}=n;return{...R.request(e.store.org,t),org:e.store.org,kind:"request",id:t,version:1,schema:1,state:"open",waitsFor:"ranking",due:e.
now,owner:"system",reason:"new",attempts:0,createdAt:e.now,createdBy:e.by.id,workerId:r,...s,...i&&{clientReference:i},serveBy:o,taken:[],asked:[],refusedPartners:[],
misses:[],sequence:0,wave:0,nudges:0,phaseHistory:[{at:e.now,phases:n.phases,unusual:!1}]}}async function WR({store:e},t,{clientReference:n}){if(n===void 0)return;
let{items:r}=await e.query({index:"own",partition:at.own(e.org,t),descending:!0,limit:$R});return r.filter(i=>i.kind==="request"&&i.clientReference===n).flatMap(
({taken:i})=>i).find(i=>i.state==="confirmed")?.partnerId}function zR({ids:e}){return`CL-${Array.from({length:6},()=>Ry[Math.floor(e.fraction()*Ry.length)]).join(
"")}`}var Ry,$R,bu=u(()=>{"use strict";On();q();k();ge();Wo();tr();Lt();He();Wa();Ry="ABCDEFGHJKLMNPQRSTUVWXYZ23456789";$R=200});async function Ui(e,t){let[n,r]=await Promise.all([un(e,t),UR(e,t)]);if(!n||!il(e,n.request))return p("NOT_FOUND");let{request:o,offers:i}=n,a=j(e.by)?i:i.filter(
g=>g.state==="accepted"||g.state==="released"||g.counter),s=[...new Set([...a.map(g=>g.partnerId),...o.taken.map(g=>g.partnerId)])],[d,m]=await Promise.all([Promise.
all(s.map(g=>gn(e,g))),In(e,o.workerId)]),l=Object.fromEntries(d.flatMap(g=>g?[[g.id,{firstName:g.firstName,introduction:g.introduction}]]:[])),y={...n,history:r,
partners:l,...m&&{worker:{id:m.id,name:m.name}}};return j(e.by)?y:jR(y)}function jR(e){let t=r=>Object.hasOwn(e.partners,r)?r:"",n=r=>r.role==="partner"?{...r,id:t(
r.id)}:r;return{...e,offers:e.offers.map(r=>({...r,partnerId:t(r.partnerId)})),notices:e.notices.filter(({to:r})=>r.role!=="partner"),history:e.history.map(({note:r,
...o})=>({...o,by:{...n(o.by),...o.by.onBehalfOf&&{onBehalfOf:n(o.by.onBehalfOf)}},...o.kind!=="offer"&&r!==void 0&&{note:r}}))}}async function UR({store:e},t){
let{items:n}=await e.query({partition:R.events(e.org,t)});return n.flatMap(r=>{let{at:o,by:i,changes:a}=r;return a.filter(s=>["request","offer","meeting","card",
"tenant"].includes(s.kind)).map(({key:s,...d})=>({...d,at:o,by:i}))})}async function Hd(e,t={}){let{state:n,live:r,area:o}=t,i=await(j(e.by)?KR(e,t):za(e,{index:"\
own",partition:at.own(e.store.org,e.by.id),descending:!0},t));return{items:i.items.filter(s=>s.kind==="request"&&(n===void 0||s.state===n)&&(!r||s.state!=="clos\
ed")&&(o===void 0||s.area===o)),...i.cursor&&{next:i.cursor}}}async function KR(e,{state:t,live:n,cursor:r="",limit:o=50}){let{org:i}=e.store,a={index:"list",partition:at.
open(i)},s={index:"list",partition:at.done(i),descending:!0};if(t==="closed")return za(e,s,{cursor:r,limit:o});if(t!==void 0||n)return za(e,a,{cursor:r,limit:o});
let d=r.startsWith(Bd),m=d?{items:[]}:await za(e,a,{cursor:r,limit:o});if(m.cursor!==void 0)return m;let l=o-m.items.length;if(l===0)return{items:m.items,cursor:Bd};
let y=await za(e,s,{cursor:d?r.slice(Bd.length):"",limit:l});return{items:[...m.items,...y.items],...y.cursor!==void 0&&{cursor:`${Bd}${y.cursor}`}}}var Bd,za,ja=u(
()=>{"use strict";ke();q();Wo();k();tr();ue();Bd="ended.";za=({store:e},t,{cursor:n,limit:r=50})=>e.query({...t,limit:r,...n&&{cursor:n}})});import*as Ki from"zod";var BR,Sy,Ey=u(()=>{"use strict";k();bu();ja();Lt();zt();Mo();Tn();wd();BR=Ki.strictObject({state:Ki.enum(qs).optional(),area:Ki.string().
max(20).optional(),...Hr}),Sy=[{method:"post",path:"/requests",does:"Ask for a partner",who:"staff",body:Rl,behalf:["worker"],answers:{status:201,shape:"Request"},
async run({call:e,body:t,settings:n}){let r=await Kd(e,t);if(c(r))return r;let{id:o,version:i}=r;return{body:Gr(r,e.by,n),version:i,location:Fa(n,o)}}},{method:"\
get",path:"/requests",does:"One's own requests; for coordinators everybody's, those that have ended last",who:"staff",query:BR,answers:{status:200,shape:"Reques\
t",list:!0},async run({call:e,query:t,settings:n}){let r=await Hd(e,t);return c(r)?r:Vn(r,o=>Gr(o,e.by,n))}},{method:"get",path:"/requests/{id}",does:"One reque\
st with its offers, meetings and history",who:"staff",answers:{status:200,shape:"RequestView"},async run({call:e,id:t,settings:n}){let r=await Ui(e,t);return c(
r)?r:{body:Bf(r,e.by,n),version:r.request.version}}}]});function qe(e,t,n,r,o=!1){return{names:W(e,t,n),bilingual:o,weight:r}}var Ru,O_,Oy=u(()=>{"use strict";Oo();Ru=["01","02","03","04","05","06","07","08","09","10",
"11","12","13","14","15","16","17","18","19","20","21","90"],O_={"01":qe("It\xE4-Uusimaa","\xD6stra Nyland","East Uusimaa",99,!0),"02":qe("Keski-Uusimaa","Melle\
rsta Nyland","Central Uusimaa",207),"03":qe("L\xE4nsi-Uusimaa","V\xE4stra Nyland","Western Uusimaa",502,!0),"04":qe("Vantaa-Kerava","Vanda-Kervo","Vantaa and Ke\
rava",290,!0),"05":qe("Varsinais-Suomi","Egentliga Finland","Southwest Finland",495,!0),"06":qe("Satakunta","Satakunta","Satakunta",211),"07":qe("Kanta-H\xE4me",
"Egentliga Tavastland","Kanta-H\xE4me",169),"08":qe("Pirkanmaa","Birkaland","Pirkanmaa",545),"09":qe("P\xE4ij\xE4t-H\xE4me","P\xE4ij\xE4nne-Tavastland","P\xE4ij\xE4t-\
H\xE4me",205),10:qe("Kymenlaakso","Kymmenedalen","Kymenlaakso",157,!0),11:qe("Etel\xE4-Karjala","S\xF6dra Karelen","South Karelia",125),12:qe("Etel\xE4-Savo","S\
\xF6dra Savolax","South Savo",129),13:qe("Pohjois-Savo","Norra Savolax","North Savo",249),14:qe("Pohjois-Karjala","Norra Karelen","North Karelia",162),15:qe("Ke\
ski-Suomi","Mellersta Finland","Central Finland",274),16:qe("Etel\xE4-Pohjanmaa","S\xF6dra \xD6sterbotten","South Ostrobothnia",190),17:qe("Pohjanmaa","\xD6sterbot\
ten","Ostrobothnia",179,!0),18:qe("Keski-Pohjanmaa","Mellersta \xD6sterbotten","Central Ostrobothnia",68,!0),19:qe("Pohjois-Pohjanmaa","Norra \xD6sterbotten","N\
orth Ostrobothnia",418),20:qe("Kainuu","Kajanaland","Kainuu",70),21:qe("Lappi","Lappland","Lapland",176),90:qe("Helsinki","Helsingfors","Helsinki",684,!0)}});import*as St from"zod";async function Vd(e,t,n){let r=M(Eu,t);return c(r)?r:Ty(e,n,"tenant.agreements-set",o=>{let i=r.items.flatMap((a,s)=>o.areas.some(d=>d.code===
a.area&&d.county===a.county)?[]:[{path:`items.${s}.area`,code:"UNKNOWN_AREA"}]);return i.length>0?p("INVALID",{fields:i}):{agreements:r.items}})}async function xy(e,t,n){
let r=M(Su,t);return c(r)?r:Ty(e,n,"tenant.areas-set",o=>{let i=new Set(r.items.map(s=>s.code));return i.size<r.items.length?p("INVALID",{fields:[{path:"items",
code:"CONTRADICTORY"}]}):o.agreements.some(s=>!i.has(s.area))?p("INVALID",{fields:[{path:"items",code:"CONTRADICTORY"}]}):{areas:r.items}})}function Ty(e,t,n,r){
return j(e.by)?T(e,{subject:"tenant",load:()=>$(e),decide(o,i){if(t!==void 0&&t!==o.version)return p("STALE_VERSION",{detail:{version:o.version}});let a=r(o);return c(
a)?a:i.change(o)(()=>({...a,...An(i.now)}),n)}}):Promise.resolve(p("FORBIDDEN"))}var HR,Su,VR,Eu,Ou=u(()=>{"use strict";ke();Te();Oy();fn();k();Lt();He();qi();ge();
HR=St.strictObject({code:St.string().regex(/^\d{3}$/,"UNKNOWN_AREA"),county:St.enum(Ru),names:St.strictObject({fi:Ge(40),sv:Ge(40)}),openMeetingPlace:Ge(200).optional()}),
Su=St.strictObject({items:St.array(HR).max(310,"TOO_MANY")}),VR=St.strictObject({county:St.enum(Ru),area:St.string().max(3,"UNKNOWN_AREA"),phase:St.enum($e,"UNK\
NOWN_PHASE"),organisation:Ge(60).refine(e=>e.length>0,"REQUIRED"),validFrom:jt,validTo:jt.optional()}).refine(e=>e.validTo===void 0||e.validFrom<=e.validTo,{path:[
"validTo"],message:"END_BEFORE_START"}),Eu=St.strictObject({items:St.array(VR).max(2e3,"TOO_MANY")})});function Py({county:e,area:t,phase:n,organisation:r,validFrom:o,validTo:i}){return{county:e,area:t,phase:n,organisation:r,validFrom:o,validTo:i}}function Ny({code:e,
county:t,names:n,openMeetingPlace:r}){return{code:e,county:t,names:{fi:n.fi,sv:n.sv},openMeetingPlace:r}}var Ay=u(()=>{"use strict"});function Iy(e,t,n,r,o,i){let a={status:200,shape:n,list:!0},s=d=>c(d)?d:{body:{items:o(d)},version:d.version};return[{method:"get",path:e,does:t,who:"coordinato\
r",answers:a,run:async({call:d})=>s(await $(d))},{method:"put",path:e,does:`${t}: replace them all`,who:"coordinator",body:r,bodyLimit:GR,matches:R.tenant,answers:a,
run:async({call:d,body:m})=>s(await i(d,m))}]}var GR,Cy,Fy=u(()=>{"use strict";q();k();Ou();He();Tn();Ay();GR=256*1024;Cy=[...Iy("/agreements","Phase agreements\
: whose partners serve which phase where","Agreement",Eu,({agreements:e})=>e.map(Py),Vd),...Iy("/areas","The municipalities served","Area",Su,({areas:e})=>e.map(
Ny),xy)]});var Ua,xu=u(()=>{"use strict";Dc();xf();Cf();Df();Vf();iy();my();by();Ey();Fy();Ua=[...Sy,...vy,...Of,...If,...dy,...Mc,...Hf,...Mf,...oy,...Cy]});function Kt(e,t,n,r){if(n.onBehalfOf&&!j(n))throw new Error("only a coordinator speaks for somebody else");return{store:e.stores.open(t),now:e.clock.now(),by:n,
ids:e.ids,clock:e.clock,...r&&{idempotency:r}}}var Uo=u(()=>{"use strict";ke()});function Ly(e){return YR.test(e)}function Bi(e,t,n,r){return`idem-${Rt(JSON.stringify([e,t,n,r]))}`}function qy(e){return Rt(Tu(e))}function Tu(e){return Array.
isArray(e)?`[${e.map(Tu).join(",")}]`:typeof e!="object"||e===null?JSON.stringify(e)??"null":`{${Object.entries(e).toSorted(([n],[r])=>n<r?-1:1).map(([n,r])=>`${JSON.
stringify(n)}:${Tu(r)}`).join(",")}}`}var YR,Gd=u(()=>{"use strict";qr();YR=/^[\x21-\x7e]{1,128}$/});function Yd(e){let t=new URLSearchParams(e),n=r=>zy(t.get(r)??"");return{text:n,optional:r=>n(r)||void 0,all:r=>t.getAll(r).map(zy).filter(Boolean),has:r=>t.has(
r),body:e}}async function Qd(e){let t=e.req.header("content-type")?.split(";",1)[0]?.trim().toLowerCase();if(Number(e.req.header("content-length")??0)>65536)return{
unread:"TOO_LARGE"};if(t!=="application/x-www-form-urlencoded")return{unread:"NOT_A_FORM"};let n=await e.req.text();return n.length>65536?{unread:"TOO_LARGE"}:Yd(
n)}function Jd(e){return"unread"in e}function zy(e){return e.replace(/\r\n?/g,`
`).trim()}var jy,Vi=u(()=>{"use strict";jy=Yd("")});var We,Cn=u(()=>{"use strict";We=class extends Error{name="Unavailable";service;constructor(t,n){super(`${t} unavailable`,{cause:n}),this.service=t}}});import*as Qy from"zod";function Jy(e){let{$schema:t,...n}=Qy.toJSONSchema(e,{io:"input",unrepresentable:"any"});return n}function Pu({body:e,behalf:t}){let n=Jy(
e);if(!t)return n;let r={type:"object",description:"Who phoned: a coordinator writes it down for them, and the log says both",required:["role","id"],additionalProperties:!1,
properties:{role:{enum:t},id:{type:"string"}}};return{...n,properties:{...n.properties,onBehalfOf:r}}}function Zy(e){let t=[...mS(e),...lS(e),...uS(e)];return t.
length>0?{parameters:t}:{}}function mS({path:e}){return e.includes("{id}")?[{name:"id",in:"path",required:!0,schema:{type:"string"}}]:[]}function lS({query:e}){
if(!e)return[];let{properties:t={},required:n=[]}=Jy(e);return Object.entries(t).map(([r,o])=>({name:r,in:"query",required:n.includes(r),schema:o}))}function uS({
method:e,matches:t}){let n=(i,a,s)=>({name:i,in:"header",required:!1,description:a,schema:s}),r=n("Idempotency-Key","The same key and body again: the same answe\
r, done once",{type:"string",minLength:1,maxLength:128,pattern:"^[\\x21-\\x7e]+$"}),o=n("If-Match","Only if the record is still at this version (its ETag)",{type:"\
string",pattern:'^(W/)?"\\d{1,9}"$'});return[...e==="post"?[r]:[],...t?[o]:[]]}var Xy=u(()=>{"use strict"});import*as Xt from"zod";var ee,Fn,Ln,Nu,nr,rr=u(()=>{"use strict";ee=Xt.iso.datetime({offset:!0,precision:0}),Fn=Xt.iso.date(),Ln=Xt.strictObject({start:ee,end:ee}),
Nu=Xt.enum(["system","worker","coordinator","partner","nobody"]),nr={id:Xt.string(),waitsFor:Xt.string(),due:ee.nullable(),owner:Nu,reason:Xt.string(),version:Xt.int().
min(1)}});import*as rt from"zod";var eg,tg=u(()=>{"use strict";cr();Ye();rr();eg=rt.strictObject({partnerId:rt.string(),firstName:rt.string(),codes:rt.array(rt.enum(et)).
describe("Every rule that fails; empty: fits"),rank:rt.int().optional(),score:rt.strictObject({unknown:rt.number(),unwished:rt.number(),load:rt.number(),language:rt.number()}).
optional().describe("The parts of the order: the first that differs decides, the smaller comes first"),slots:rt.array(Ln),asked:rt.enum($s).optional()})});import*as yt from"zod";var Zd,Au=u(()=>{"use strict";rr();Zd=yt.strictObject({at:ee,by:yt.strictObject({role:yt.enum(["worker","coordinator","admin","partner","\
system"]),id:yt.string(),onBehalfOf:yt.strictObject({role:yt.enum(["worker","partner","parent"]),id:yt.string()}).optional()}),what:yt.string(),kind:yt.string(),
id:yt.string(),state:yt.string().optional(),version:yt.int(),note:yt.string().optional()})});import*as Dt from"zod";var Xd,Iu=u(()=>{"use strict";Sa();zt();rr();Xd=Dt.strictObject({...nr,state:Dt.enum(Gc),requestId:Dt.string(),workerId:Dt.string(),partnerId:Dt.string().
nullable(),createdAt:ee,start:ee,end:ee,mode:Dt.enum(ct),area:Dt.string(),place:Dt.string().optional(),proposal:Dt.strictObject({start:ee,end:ee,by:Dt.enum(["wo\
rker","partner","coordinator"]),at:ee}).optional().describe("Another time that waits for the other side"),outcome:Dt.enum(vi).optional(),cancelledBy:Dt.enum(["w\
orker","partner","coordinator","system"]).optional(),closedAt:ee.optional()})});import*as en from"zod";var em,Cu=u(()=>{"use strict";_s();rr();em=en.strictObject({...nr,state:en.enum(Qc),requestId:en.string(),template:en.enum([...Zc,...Xc]),
channel:en.enum(["sms","email"]),to:en.strictObject({role:en.enum(["partner","worker","coordinator"]),id:en.string()}),sendAt:ee,sentAt:ee.optional(),suppressedFor:en.string().
optional(),failedFor:en.string().optional()})});import*as Et from"zod";var Ka,Fu=u(()=>{"use strict";cr();Ye();rr();Ka=Et.strictObject({...nr,state:Et.enum($s),requestId:Et.string(),partnerId:Et.string().describe(
"Empty for a worker unless that partner has said yes"),createdAt:ee,wave:Et.int(),slots:Et.array(Ln),answerBy:ee.describe("Answers count before this"),slot:Ln.optional().
describe("The one accepted"),counter:Ln.optional().describe("The partner's own proposal"),answeredAt:ee.optional(),override:Et.strictObject({rules:Et.array(Et.enum(
et)),reason:Et.string()}).optional().describe("For coordinators"),endedFor:Et.string().optional()})});import*as E from"zod";var pS,cS,ng,rg=u(()=>{"use strict";No();Ao();fn();kd();zt();rr();pS=E.strictObject({day:E.int().min(1).max(7).describe("Monday is 1"),from:E.string(),
to:E.string(),validFrom:Fn.optional(),validTo:Fn.optional()}),cS=E.strictObject({meetingId:E.string(),requestId:E.string(),start:ee,end:ee,mode:E.enum(ct)}),ng=
E.strictObject({...nr,state:E.enum(As),createdAt:ee,firstName:E.string(),introduction:E.string(),organisation:E.string(),roles:E.array(E.enum($o)),experience:E.array(
E.enum($e)),languages:E.array(E.strictObject({code:E.enum(Yn),level:E.enum(hi)})),areas:E.array(E.string()),modes:E.array(E.enum(ct)),gender:E.enum(["woman","ma\
n"]).optional(),availability:E.strictObject({weekly:E.array(pS),extra:E.array(Ln),away:E.array(Ln)}),travelMinutes:E.int(),pausedUntil:ee.optional(),capacity:E.strictObject(
{families:E.int(),meetingsPerDay:E.int(),hoursPerMonth:E.number(),offersPerWeek:E.int()}),earningsCap:E.int().optional().describe("Cents in a month"),urgentAtNight:E.boolean(),
contactBy:E.array(E.enum(["sms","email"])),speaks:E.enum(["fi","sv","en"]),checks:E.strictObject({undertakingUntil:Fn.optional(),agreementUntil:Fn.optional(),extract:E.strictObject(
{checkedOn:Fn,basis:E.enum(["504/2002","148/2014"]),checkedBy:E.string()}).optional()}),contact:E.strictObject({name:E.string(),phone:E.string().optional(),email:E.string().
optional(),payrollNumber:E.string().optional()}).optional(),bookings:E.array(cS).optional(),families:E.array(E.string()).optional().describe("Ids of the request\
s where this partner is confirmed")})});import*as ze from"zod";var og,ig=u(()=>{"use strict";k();og=ze.strictObject({type:ze.string(),title:ze.string(),status:ze.int(),code:ze.string().describe("What \
programs tell problems apart by"),detail:ze.string().optional(),errors:ze.array(ze.strictObject({path:ze.string(),code:ze.enum(fs),message:ze.string()})).optional(),
context:ze.record(ze.string(),ze.unknown()).optional().describe("Which rules, states or versions: codes only")})});import*as he from"zod";var ag,sg=u(()=>{"use strict";cr();fn();zt();rr();ag=he.strictObject({id:he.string(),kind:he.string(),requestId:he.string().optional(),state:he.string(),
owner:Nu,waitsFor:he.string(),due:ee.nullable(),reason:he.string(),area:he.string().optional(),urgency:he.enum(zr).optional(),phases:he.array(he.enum($e)).optional(),
createdAt:ee.optional(),nudges:he.int().optional(),misses:he.array(he.strictObject({partnerId:he.string(),codes:he.array(he.enum(et))})).optional(),missing:he.record(
he.string(),he.int()).optional().describe("By failing rule: how many partners")})});import*as O from"zod";var tm,dg,mg=u(()=>{"use strict";cr();di();On();Ao();fn();zt();rr();Au();Iu();Cu();Fu();tm=O.strictObject({...nr,state:O.enum(qs),createdAt:ee,
workerId:O.string(),channel:O.enum(mi),phases:O.array(O.enum($e)),area:O.string(),audience:O.enum(si),languages:O.array(O.enum(Yn)),interpreter:O.boolean(),windows:O.array(
Ln),needBy:ee.optional(),durationMinutes:O.int(),mode:O.enum(ct),place:O.string().optional(),urgency:O.enum(zr),clientReference:O.string().optional(),consent:O.strictObject(
{given:O.boolean(),on:Fn.optional()}),seats:O.int(),choice:O.enum(["first","family"]),confirm:O.enum(["ask-me","pre-approved"]),preferences:O.strictObject({partnerId:O.string().
optional(),gender:O.enum(["woman","man"]).optional(),samePartnerAsBefore:O.boolean().optional()}),note:O.string().optional(),serveBy:ee.describe("By then somebo\
dy is found, or a person owns it"),taken:O.array(O.strictObject({partnerId:O.string(),offerId:O.string(),state:O.enum(["held","confirmed"])})),misses:O.array(O.strictObject(
{partnerId:O.string(),codes:O.array(O.enum(et))})).optional().describe("For coordinators: why each partner was not asked"),closedAs:O.enum(wi).optional(),closedAt:ee.
optional(),links:O.strictObject({self:O.string(),page:O.string()})}),dg=tm.extend({offers:O.array(Ka),meetings:O.array(Xd),notices:O.array(em),history:O.array(Zd),
partners:O.record(O.string(),O.strictObject({firstName:O.string(),introduction:O.string()})).describe("By id: those who said yes; for coordinators all"),worker:O.strictObject(
{id:O.string(),name:O.string()}).optional()})});import*as _t from"zod";var lg,ug,pg=u(()=>{"use strict";fn();rr();lg=_t.strictObject({county:_t.string(),area:_t.string(),phase:_t.enum($e),organisation:_t.string(),
validFrom:Fn,validTo:Fn.optional()}),ug=_t.strictObject({code:_t.string(),county:_t.string(),names:_t.strictObject({fi:_t.string(),sv:_t.string()}),openMeetingPlace:_t.string().
optional()})});import*as nm from"zod";var fS,cg,fg=u(()=>{"use strict";tg();Au();Iu();Cu();Fu();rg();ig();sg();mg();pg();fS=nm.strictObject({offer:Ka,request:tm,again:nm.boolean()}),
cg={Request:tm,RequestView:dg,Offer:Ka,OfferAnswered:fS,Meeting:Xd,Notice:em,QueueRow:ag,Candidate:eg,Partner:ng,Agreement:lg,Area:ug,HistoryLine:Zd,Problem:og}});var yg={};le(yg,{document:()=>yS});import*as rm from"zod";function yS(e){return{openapi:"3.1.0",info:{title:"Rinnalla",version:"1",description:"Requests for exp\
erience partners, from asking to a closed meeting. Instants are ISO 8601 with offset; those answered carry the offset of Europe/Helsinki.",license:{name:"EUPL-1\
.2",identifier:"EUPL-1.2"}},servers:[{url:e.publicUrl}],security:[{bearer:[]}],paths:{...hS(),...gS},components:{securitySchemes:{bearer:{type:"http",scheme:"be\
arer"}},responses:{Problem:om("Why not, as RFC 9457","application/problem+json",qu("Problem"))},schemas:RS()}}}function Lu(e,t,n){return{operationId:e,summary:t,
tags:["public"],security:[],responses:{200:om(t,n,{})}}}function hS(){let e={};for(let t of Ua)(e[`${xi}${t.path}`]??={})[t.method]=wS(t);return e}function wS(e){
return{operationId:kS(e),summary:e.does,description:e.who==="coordinator"?"For coordinators.":"A worker reaches what is their own, a coordinator the whole tenan\
t.",tags:[e.path.split("/")[1]],...Zy(e),...e.body&&{requestBody:{required:(Pu(e).required?.length??0)>0,...om(void 0,"application/json",Pu(e))}},responses:{[e.
answers.status]:vS(e),...bS(e)}}}function kS({method:e,path:t}){return`${e}${t.replaceAll(/[{}]/g,"").replaceAll("/","-")}`}function vS({answers:{status:e,shape:t,
list:n}}){let r={type:"array",items:qu(t)},o={type:"object",required:["items"],properties:{items:r,next:{type:"string",description:"Absent where no more follow"}}},
i={ETag:{description:"The version, for If-Match",schema:{type:"string"}}};return{...om(e===201?"Made":"Done","application/json",n?o:qu(t)),...!n&&{headers:i}}}function bS({
method:e,path:t,matches:n,body:r}){let o=[401,403,422,500,503];return t.includes("{id}")&&o.push(404),r&&o.push(400,413,415),e!=="get"&&o.push(409),n&&o.push(412),
Object.fromEntries(o.map(i=>[i,{$ref:"#/components/responses/Problem"}]))}function RS(){let e=rm.registry();for(let[n,r]of Object.entries(cg))e.add(r,{id:n});let{
schemas:t}=rm.toJSONSchema(e,{uri:n=>`#/components/schemas/${n}`,io:"output"});return Object.fromEntries(Object.entries(t).map(([n,{$id:r,$schema:o,...i}])=>[n,
i]))}function om(e,t,n){return{...e!==void 0&&{description:e},content:{[t]:{schema:n}}}}function qu(e){return{$ref:`#/components/schemas/${e}`}}var gS,gg=u(()=>{
"use strict";xu();Xy();Do();fg();gS={"/health":{get:Lu("health","Whether this answers","application/json")},"/openapi.json":{get:Lu("openapi","This document","a\
pplication/json")},"/docs":{get:Lu("docs","This document to read and try","text/html")}}});var Mu={};le(Mu,{file:()=>xS,page:()=>OS});function OS(){return new Response(ES,{headers:{"content-type":"text/html; charset=utf-8"}})}async function xS(e){let t=await TS(
e);return t&&new Response(t.text,{headers:{"content-type":`${t.type}; charset=utf-8`,"cache-control":"public, max-age=86400",etag:`"${Rt(t.text).slice(0,16)}"`}})}
async function TS(e){if(e==="start.js")return{text:SS,type:"text/javascript"};if(e==="swagger-ui.js"){let{default:n}=await import("swagger-ui-dist/swagger-ui-bundle.js",{with:{type:"\
text"}});return{text:n,type:"text/javascript"}}if(e!=="swagger-ui.css")return;let{default:t}=await import("swagger-ui-dist/swagger-ui.css",{with:{type:"text"}});
return{text:t,type:"text/css"}}var SS,ES,Du=u(()=>{"use strict";qr();SS="window.onload=()=>{SwaggerUIBundle({url:'/openapi.json',dom_id:'#docs',deepLinking:true\
,validatorUrl:null})}",ES=`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rinnalla API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="docs"></div><noscript>The same as data: <a href="/openapi.json">openapi.json</a></noscript>
<script src="/docs/swagger-ui.js"></script><script src="/docs/start.js"></script></body>
</html>
`});var ce,or=u(()=>{"use strict";ce={notFound:{title:"Sivua ei l\xF6ydy",text:"Tarkista osoite, tai palaa alkuun.",action:"Alkuun"},noSignIn:{title:"Kirjautuminen \
ei ole viel\xE4 k\xE4yt\xF6ss\xE4",text:"Kirjautumista ei ole otettu k\xE4ytt\xF6\xF6n t\xE4ss\xE4 palvelussa. Pyyd\xE4 yll\xE4pitoa ottamaan se k\xE4ytt\xF6\xF6n."},
unavailable:{title:"Palvelu ei juuri nyt vastaa",text:"Yrit\xE4 hetken p\xE4\xE4st\xE4 uudestaan. Mit\xE4\xE4n ei ole kadonnut.",action:"Yrit\xE4 uudestaan"},unexpected:{
title:"Jotain meni vikaan",text:"Vika on meiss\xE4. Yrit\xE4 uudestaan. Jos se toistuu, soita koordinaattorille.",reference:e=>`Kerro t\xE4m\xE4 tunniste: ${e}`},
tooLarge:{title:"L\xE4hetys oli liian suuri",text:"Lyhenn\xE4 teksti\xE4 ja l\xE4het\xE4 uudestaan."},badForm:{title:"Lomake ei tullut perille",text:"Palaa sivu\
lle ja l\xE4het\xE4 se uudestaan."},wrongOrigin:{title:"Lomake tuli v\xE4\xE4r\xE4st\xE4 paikasta",text:"Avaa sivu uudestaan ja l\xE4het\xE4 lomake siit\xE4."},
signedOut:{title:"Kirjaudu uudestaan",text:"Istuntosi p\xE4\xE4ttyi. Kirjaudu toisessa v\xE4lilehdess\xE4, palaa t\xE4h\xE4n ja lataa sivu uudestaan. Kirjoittamasi l\xE4htee silloin\
."},forbidden:{title:"Sinulla ei ole oikeutta t\xE4h\xE4n",text:"Pyyd\xE4 koordinaattoria tekem\xE4\xE4n t\xE4m\xE4."}}});var C,Rr=u(()=>{"use strict";C={title:"Ehtisitk\xF6?",hello:e=>`Hei ${e}!`,ask:"Ehtisitk\xF6? Kyll\xE4 tai ei, kumpikin auttaa.",askWhenSuits:"Ehtisitk\xF6? Aika s\
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
.`,stop:"Et halua kyselyit\xE4? Pid\xE4 tauko omalla sivullasi tai soita."}});var f,H=u(()=>{"use strict";Lr();f={lang:"fi",dir:"ltr",service:"Rinnalla",title:e=>`${e} \u2013 Rinnalla`,skipToContent:"Siirry sis\xE4lt\xF6\xF6n",navigation:"\
Valikko",nav:{requests:"Omat pyynn\xF6t",allRequests:"Kaikki pyynn\xF6t",newRequest:"Uusi pyynt\xF6",queue:"Avoimet pyynn\xF6t",partners:"Kumppanit",meetings:"A\
jat",agreements:"Vaihesopimukset",signOut:"Kirjaudu ulos"},signedInAs:(e,t)=>`${e}, ${t}`,roles:{worker:"ty\xF6ntekij\xE4",coordinator:"koordinaattori",admin:"p\
\xE4\xE4k\xE4ytt\xE4j\xE4",partner:"kumppani",parent:"vanhempi",system:"Rinnalla"},yes:"Kyll\xE4",no:"Ei",none:"Ei mit\xE4\xE4n",unknown:"Ei tiedossa",optional:"\
(ei pakollinen)",save:"Tallenna",send:"L\xE4het\xE4",continue:"Jatka",back:"Takaisin",cancelEdit:"Palaa tallentamatta",open:"Avaa",more:"N\xE4yt\xE4 lis\xE4\xE4",
filter:"Rajaa",all:"Kaikki",call:"Soita",callPhone:e=>`Soita ${e}`,saved:"Tallennettu.",date:"P\xE4iv\xE4",dateHint:"Esimerkiksi 25.11.2026",time:"Aika",from:"A\
lkaa",to:"P\xE4\xE4ttyy",place:"Paikka",area:"Kunta",language:"Kieli",phase:"Vaihe",state:"Tilanne",owner:"Kenen vuoro",nextStep:"Seuraava askel",clock:"Viimeis\
t\xE4\xE4n",why:"Miksi",whenSuits:"Aika sovitaan yhdess\xE4",remote:"Et\xE4n\xE4",byPhone:"Puhelimitse",errorsTitle:"Tarkista viel\xE4 n\xE4m\xE4",errorsCount:e=>e===
1?"Yksi kohta kaipaa tarkistusta.":`${e} kohtaa kaipaa tarkistusta.`,errorPrefix:"Virhe:",hours:e=>Xe(e,"tunti","tuntia"),minutes:e=>Xe(e,"minuutti","minuuttia"),
days:e=>Xe(e,"p\xE4iv\xE4","p\xE4iv\xE4\xE4"),left:e=>`${e} j\xE4ljell\xE4`,passed:e=>`aika meni ${e} sitten`,noClock:"Ei m\xE4\xE4r\xE4aikaa",pick:"Valitse",toFront:"\
Etusivulle",help:"Kysytt\xE4v\xE4\xE4? Soita koordinaattorille:",helpWithoutPhone:"Kysytt\xE4v\xE4\xE4? Ota yhteys koordinaattoriin."}});import{Fragment as CS,jsx as Pe,jsxs as eo}from"hono/jsx/jsx-runtime";function Yi(e){let{title:t,problem:n,phone:r,home:o,person:i,nav:a=[],current:s,children:d}=e;
return eo("html",{lang:f.lang,dir:f.dir,children:[eo("head",{children:[Pe("meta",{charset:"utf-8"}),Pe("meta",{name:"viewport",content:"width=device-width, init\
ial-scale=1"}),Pe("meta",{name:"robots",content:"noindex"}),Pe("meta",{name:"format-detection",content:"telephone=no"}),Pe("title",{children:`${n?`${f.errorPrefix}\
 `:""}${f.title(t)}`}),Pe("link",{rel:"icon",href:"data:,"}),Pe("link",{rel:"stylesheet",href:"/style.css",referrerpolicy:"no-referrer"})]}),eo("body",{children:[
Pe("a",{class:"skip",href:"#main",children:f.skipToContent}),eo("header",{class:"top",children:[eo("div",{class:"wide bar",children:[o?Pe("a",{class:"brand",href:o,
children:f.service}):Pe("span",{class:"brand",children:f.service}),i&&eo("form",{class:"who",method:"post",action:"/sign-out",children:[Pe("input",{type:"hidden",
name:"nonce",value:i.nonce}),Pe("span",{children:i.name}),Pe("button",{class:"second",children:f.nav.signOut})]})]}),a.length>0&&Pe("nav",{class:"wide","aria-la\
bel":f.navigation,children:Pe("ul",{children:a.map(({href:m,text:l})=>Pe("li",{children:Pe("a",{href:m,"aria-current":m===s?"page":void 0,children:l})}))})})]}),
eo("main",{id:"main",tabindex:-1,children:[Pe("h1",{children:t}),d]}),Pe("footer",{children:Pe("div",{class:"wide",children:Pe("p",{children:r?eo(CS,{children:[
f.help," ",Pe(Qi,{number:r})]}):f.helpWithoutPhone})})})]})]})}function Qi({number:e}){return Pe("a",{href:`tel:${e}`,children:IS(e)})}function IS(e){return e.replace(
/^\+358/,"0").replace(/^(\d{3})(\d{3})(\d{3,})$/,"$1 $2 $3")}var Ji=u(()=>{"use strict";H()});import{jsx as am,jsxs as FS}from"hono/jsx/jsx-runtime";function sm({text:e,errorId:t,children:n,...r}){return FS(Yi,{...r,children:[am("p",{children:e}),t&&am("\
p",{children:ce.unexpected.reference(t)}),n,r.home&&am("p",{children:am("a",{href:r.home,children:f.toFront})})]})}var $u=u(()=>{"use strict";H();or();Ji()});function mm(e){return wa[e.refused]}function ot(e,t,n,r,o=[]){let i=new Map,a=({path:s})=>o.findIndex(d=>(r(s)?.name??s).startsWith(d));for(let{path:s,code:d}of n.
toSorted((m,l)=>a(m)-a(l))){let m=r(s),l=m?.name??s;i.has(l)||i.set(l,{label:m?.label??f.unknown,sentence:rl[d],onPage:m!==void 0})}return{prefix:e,form:t,problems:i}}
var dm,qn=u(()=>{"use strict";H();ol();ys();or();dm={title:ce.unavailable.title,todo:ce.unavailable.text}});import{jsx as vg}from"hono/jsx/jsx-runtime";function lm(e,{status:t=200,...n},r){return kg(e,vg(Yi,{...n,children:r}),t)}function Mn(e,t,{title:n,text:r,phone:o,
errorId:i,children:a}){return kg(e,vg(sm,{title:n,text:r,phone:o,errorId:i,children:a}),t)}function je(e){let{title:t,next:n}=C.ended.unknown;return Mn(e,404,{title:t,
text:n})}async function Ba(e){try{let t=await e();if(!c(t))return{value:t};let{refused:n,fields:r=[]}=t;return{failed:{status:Mr[n],refused:n,trouble:mm(t),fields:r}}}catch(t){
if(t instanceof We)return{failed:{status:503,trouble:dm,fields:[]}};throw t}}async function Ha(e){let t=await Qd(e);return Jd(t)?t.unread==="TOO_LARGE"?Mn(e,413,
Zi(ce.tooLarge)):Mn(e,415,Zi(ce.badForm)):t}function Zi({title:e,text:t}){return{title:e,text:t}}function kg(e,t,n){return e.html(`<!DOCTYPE html>${t.toString()}`,
n)}var Xi=u(()=>{"use strict";Rr();or();Cn();k();$u();Ji();qn();Vi();ga()});async function bg(e,t){return LS.test(t)?e.directory.findLink(Rt(t)):void 0}function hn(e,t){let{org:n,partnerId:r}=e.get("link"),o=t?.text("nonce"),i=t&&o?{key:Bi(
r,"post",e.req.path,o),fingerprint:Rt(t.body)}:void 0;return Kt(e.get("ports"),n,{role:"partner",id:r},i)}function Rg(e,t="id"){let n=e.req.param(t);return n!==
void 0&&qS.test(n)?n:void 0}function Sr(e,t="m"){return`/${t}/${e.req.param("token")??""}`}var LS,qS,ea=u(()=>{"use strict";Uo();qr();Gd();LS=/^[A-Za-z0-9_-]{22}$/,
qS=/^[0-9A-Za-z._-]{1,100}$/});async function Ko(e,t){let n=await de(e,G(t),e.by.role==="partner"?{partners:[e.by.id],own:!1}:{});if(c(n))return n;let r=n.offers.find(i=>i.id===t);if(!r||e.by.
role==="partner"&&r.partnerId!==e.by.id)return p("NOT_FOUND");let o=n.meetings.find(i=>i.partnerId===r.partnerId&&i.state==="scheduled"&&(!r.slot||i.createdAt>=
(r.answeredAt??i.createdAt)));return{offer:r,request:n.request,card:J(n.cards,r.partnerId),tenant:n.tenant,...o&&{meeting:o}}}var um=u(()=>{"use strict";k();ue();
Ye()});var Z,tn=u(()=>{"use strict";Z={urgency:{routine:"Ei kiirett\xE4",soon:"Pian",urgent:"Kiireellinen"},urgencyHint:{routine:"Kysymme yhdelt\xE4 kerrallaan.",soon:"\
Kysymme kahdelta yht\xE4 aikaa, vastaus vuorokaudessa.",urgent:"Kysymme kolmelta yht\xE4 aikaa, vastaus muutamassa tunnissa."},mode:{"in-person":"Paikan p\xE4\xE4ll\xE4",
remote:"Et\xE4n\xE4 videolla",phone:"Puhelimitse"},outcome:{held:"Toteutui","no-show-parent":"Ei toteutunut: perhe ei p\xE4\xE4ssyt","no-show-partner":"Ei toteu\
tunut: kumppani ei p\xE4\xE4ssyt","no-show-worker":"Ei toteutunut: ty\xF6ntekij\xE4 ei p\xE4\xE4ssyt"},closing:{fulfilled:"Tuki toteutui",failed:"Tuki ei toteut\
unut",withdrawn:"Pyynt\xF6 peruttiin","no-capacity":"Ket\xE4\xE4n ei l\xF6ytynyt",irrelevant:"Ei ole en\xE4\xE4 ajankohtainen"},confirm:{"ask-me":"Kysyk\xE4\xE4 minul\
ta ensin","pre-approved":"Ensimm\xE4inen, joka p\xE4\xE4see, sopii"},choice:{first:"Ensimm\xE4inen, joka p\xE4\xE4see",family:"Perhe valitsee esittelyist\xE4"},
gender:{any:"Ei v\xE4li\xE4",woman:"Nainen",man:"Mies"},level:{some:"jonkin verran",good:"hyvin",native:"\xE4idinkieli"},free:{free:"vapaa",unknown:"ei tiedossa\
, kysyt\xE4\xE4n",busy:"varattu"}}});function Bt(e=""){return{prefix:e,form:jy,problems:MS}}function ae(e,t){return t?.prefix===e?t:Bt(e)}function Ht(e,t){return(e.prefix?`${e.prefix}-${t}`:t).replaceAll(
".","-")}function to(e,t,n){return[n&&`${e}-problem`,t&&`${e}-hint`].filter(Boolean).join(" ")||void 0}var MS,Ue=u(()=>{"use strict";Vi();MS=new Map});import{jsx as no,jsxs as _S}from"hono/jsx/jsx-runtime";function mt({view:e,trouble:t}){let n=e?[...e.problems]:[];return n.length===0&&!t?null:_S("div",{class:"\
summary",role:"alert",tabindex:-1,autofocus:!0,children:[no("h2",{children:n.length>0?f.errorsTitle:t?.title}),n.length===0&&no("p",{children:t?.todo}),e&&n.length>
0&&no("ul",{children:n.map(([r,{label:o,sentence:i,onPage:a}])=>no("li",{children:a?no("a",{href:`#${Ht(e,r)}`,children:DS(o,i)}):i}))})]})}function DS(e,t){return e.
endsWith("?")?`${e} ${t}`:`${e}: ${t}`}function lt({text:e}){return e?no("div",{class:"notice good",role:"status",children:no("p",{children:e})}):null}function Sg({
nonce:e}){return no("input",{type:"hidden",name:"nonce",value:e})}var nn=u(()=>{"use strict";H();Ue()});import{jsx as pm,jsxs as Eg}from"hono/jsx/jsx-runtime";function I({action:e,nonce:t,children:n,class:r}){return Eg("form",{method:"post",action:e,novalidate:!0,
class:r,children:[pm(Sg,{nonce:t}),n]})}function N({children:e,name:t,value:n,kind:r}){return pm("p",{children:pm("button",{class:r,name:t,value:n,children:e})})}
function ve({title:e,open:t,children:n}){return Eg("details",{open:t,children:[pm("summary",{children:e}),n]})}var Ot=u(()=>{"use strict";nn()});import{Fragment as $S,jsx as cm,jsxs as Og}from"hono/jsx/jsx-runtime";function Va({view:e,name:t,initial:n}){return e.form.body===""?n??"":e.form.text(t)}function fm({
id:e,hint:t,problem:n}){return Og($S,{children:[t&&cm("p",{class:"hint",id:`${e}-hint`,children:t}),n&&cm("p",{class:"problem",id:`${e}-problem`,children:n})]})}
function Ga({view:e,name:t,label:n,hint:r,children:o}){let i=Ht(e,t),a=e.problems.get(t)?.sentence;return Og("div",{class:a?"field wrong":"field",children:[cm("\
label",{for:i,children:n}),cm(fm,{id:i,hint:r,problem:a}),o]})}var Wu=u(()=>{"use strict";Ue()});import{Fragment as WS,jsx as Vt,jsxs as ta}from"hono/jsx/jsx-runtime";function te(e){let{view:t,name:n,hint:r,options:o,empty:i}=e,a=Ht(t,n),s=t.problems.get(n)?.
sentence,d=Va(e);return Vt(Ga,{...e,children:ta("select",{id:a,name:n,"aria-describedby":to(a,r,s),"aria-invalid":s?"true":void 0,children:[i!==void 0&&Vt("opti\
on",{value:"",children:i}),o.map(({value:m,text:l})=>Vt("option",{value:m,selected:m===d,children:l}))]})})}function Bo({view:e,name:t,legend:n,hint:r,children:o}){
let i=Ht(e,t),a=e.problems.get(t)?.sentence;return ta("fieldset",{class:a?"wrong":void 0,"aria-describedby":to(i,r,a),children:[Vt("legend",{children:n}),Vt(fm,
{id:i,hint:r,problem:a}),o]})}function gt({view:e,name:t,legend:n,hint:r,options:o,initial:i}){return Vt(Bo,{view:e,name:t,legend:n,hint:r,children:Vt(wn,{type:"\
radio",view:e,name:t,options:o,initial:i})})}function rn({view:e,name:t,legend:n,hint:r,options:o,initial:i}){return Vt(Bo,{view:e,name:t,legend:n,hint:r,children:Vt(
"div",{class:"ticks",children:Vt(wn,{type:"checkbox",view:e,name:t,options:o,initial:i})})})}function Qe({view:e,name:t,label:n,hint:r,initial:o}){let i=e.problems.
get(t)?.sentence;return ta("div",{class:i?"field wrong":"field",children:[Vt(fm,{id:Ht(e,t),problem:i}),Vt(wn,{type:"checkbox",view:e,name:t,options:[{value:"ye\
s",text:n,hint:r}],initial:o?["yes"]:[]})]})}function wn({type:e,view:t,name:n,options:r,initial:o=[],from:i=0}){let a=t.form.body===""?o:t.form.all(n),s=Ht(t,n);
return Vt(WS,{children:r.map(({value:d,text:m,hint:l,lang:y},g)=>{let x=i+g===0?s:`${s}-${i+g}`;return ta("div",{class:"tick",children:[Vt("input",{type:e,id:x,
name:n,value:d,checked:a.includes(d),"aria-describedby":l?`${x}-more`:void 0}),ta("label",{for:x,lang:y,children:[m,l&&ta("span",{class:"hint",id:`${x}-more`,children:[
" ",l]})]})]})})})}var ht=u(()=>{"use strict";Ue();Wu()});import{jsx as ym}from"hono/jsx/jsx-runtime";function _(e){let{view:t,name:n,hint:r,type:o="text",autocomplete:i="off",numeric:a,short:s}=e,d=Ht(t,n),m=t.problems.
get(n)?.sentence;return ym(Ga,{...e,children:ym("input",{id:d,name:n,type:o,value:Va(e),class:s||o==="date"?"short":void 0,autocomplete:i,inputmode:a?"numeric":
void 0,"aria-describedby":to(d,r,m),"aria-invalid":m?"true":void 0})})}function gm(e){let{view:t,name:n,hint:r}=e,o=Ht(t,n),i=t.problems.get(n)?.sentence;return ym(
Ga,{...e,children:ym("textarea",{id:o,name:n,rows:4,dir:"auto","aria-describedby":to(o,r,i),"aria-invalid":i?"true":void 0,children:Va(e)})})}var Gt=u(()=>{"use\
 strict";Ue();Wu()});import{jsx as na,jsxs as Tg}from"hono/jsx/jsx-runtime";function kn({view:e,name:t,legend:n,hint:r,words:o,initial:i}){let a=Ht(e,t);return Tg("fieldset",{class:"\
box","aria-describedby":to(a,r,void 0),children:[na("legend",{children:n}),r&&na("p",{class:"hint",id:`${a}-hint`,children:r}),Tg("div",{class:"row",children:[na(
_,{view:e,name:`${t}.date`,label:o.date,type:"date",initial:i?.date}),na(Ya,{view:e,name:`${t}.from`,label:o.from,empty:o.pick,initial:i?.from}),na(Ya,{view:e,name:`${t}\
.to`,label:o.to,empty:o.pick,initial:i?.to})]})]})}function Ya({view:e,name:t,label:n,empty:r,initial:o,half:i}){let a=i?jS:Pg,d=!o||a.some(({value:m})=>m===o)?
a:[...a,Ng(o)].toSorted((m,l)=>m.value<l.value?-1:1);return na(te,{view:e,name:t,label:n,options:d,empty:r,initial:o})}function Ng(e){return{value:e,text:e.replace(
":",".").replace(/^0/,"")}}function xg(e){return String(e).padStart(2,"0")}var zS,Pg,jS,Ho=u(()=>{"use strict";Ue();ht();Gt();zS=Array.from({length:96},(e,t)=>{
let n=(t+24)%96*15;return`${xg(Math.floor(n/60))}:${xg(n%60)}`}),Pg=zS.map(Ng),jS=Pg.filter(({value:e})=>/:[03]0$/.test(e))});function wt(e,t){return e.areas.find(n=>n.code===t)?.names.fi??t}function ro(e){return e.map(t=>Io[t].names.fi).join(", ")}function ra(e){return e.map(t=>Fs[t].
names.fi).join(", ")}function Er(e){return e.charAt(0).toLocaleUpperCase("fi")+e.slice(1)}var A,hm,wm,be=u(()=>{"use strict";cs();di();On();Ao();fn();A=ni("fi");
hm=e=>pt[e].names.fi,wm=e=>ws[e].names.fi});var w,ir=u(()=>{"use strict";w={title:"Uusi pyynt\xF6",intro:"Nelj\xE4 kysymyst\xE4 riitt\xE4\xE4. \xC4l\xE4 kirjoita nimi\xE4, henkil\xF6tunnuksia tai osoitteita.",
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
ta kumppaneilta heti. Saat viestin, kun joku p\xE4\xE4see.",defaults:{duration:120,seats:1}}});import{Fragment as US,jsx as Ag}from"hono/jsx/jsx-runtime";function Vo({view:e,count:t,from:n=0}){return Ag(US,{children:Array.from({length:t-n},(r,o)=>o+n).map(
r=>Ag(kn,{view:e,name:`windows.${r}`,legend:w.window(r+1),words:Dn}))})}var Dn,Or=u(()=>{"use strict";H();ir();Ho();Dn={date:f.date,from:f.from,to:f.to,pick:f.pick}});import{jsx as Qa,jsxs as KS}from"hono/jsx/jsx-runtime";function km({view:e,offer:t,legend:n}){let r=t.slots.length===0?[{value:"accept:later",text:C.acceptWhenSuits}]:
t.slots.map(a=>({value:`accept:${a.start}`,text:C.accept(A.full(a))})),o=t.slots[0],i=o&&{date:F(o.start),from:pn(o.start),to:pn(o.end)};return KS(Bo,{view:e,name:"\
answer",legend:n,children:[Qa(wn,{type:"radio",view:e,name:"answer",options:r}),Qa(wn,{type:"radio",view:e,name:"answer",options:[{value:"other-time",text:C.otherTime}],
from:r.length}),Qa("div",{class:"reveal",children:Qa(kn,{view:e,name:"other",legend:C.otherTimeHint,words:Dn,initial:i})}),Qa(wn,{type:"radio",view:e,name:"answ\
er",options:[{value:"decline",text:C.decline}],from:r.length+1})]})}var zu=u(()=>{"use strict";Rr();re();ht();Ho();be();Or()});import{Fragment as BS,jsx as ju,jsxs as HS}from"hono/jsx/jsx-runtime";function Yt({facts:e}){return ju("dl",{class:"facts",children:e.map(t=>t&&HS(BS,{children:[
ju("dt",{children:t[0]}),ju("dd",{children:t[1]})]}))})}var oo=u(()=>{"use strict"});function Ja(e,t,n){return e.state==="accepted"?t.taken.some(r=>r.offerId===e.id&&r.state==="confirmed")?"agreed":"held":e.state==="withdrawn"?e.endedFor==="take\
n"?"taken":"withdrawn":e.state!=="sent"?e.state:n>=e.answerBy?"expired":e.counter?"proposed":"open"}function Ig(e,t,n){let r=Ja(e,t,n);return r==="open"?C.title:
r==="proposed"?C.otherTimeSent.title:r==="held"?C.accepted.title:r==="agreed"?C.agreed.title:r==="declined"?C.declined.title:C.ended[r].title}var vm=u(()=>{"use\
 strict";Rr()});import{Fragment as Go,jsx as B,jsxs as xr}from"hono/jsx/jsx-runtime";function Cg(e){let{view:t,now:n,sent:r,done:o}=e,i=Ja(t.offer,t.request,n);return xr(Go,{children:[
B(mt,{view:r?.view,trouble:r?.trouble}),B(lt,{text:o}),i==="open"?B(VS,{...e}):i==="proposed"?B("p",{children:C.otherTimeSent.next(t.offer.counter?A.full(t.offer.
counter):"")}):i==="held"?B(YS,{...e}):i==="agreed"?B(QS,{...e}):i==="declined"?B(JS,{...e}):B("p",{children:C.ended[i].next})]})}function VS({view:{offer:e,request:t,
card:n,tenant:r},home:o,nonce:i,sent:a}){return xr(Go,{children:[B("p",{children:C.hello(n.firstName)}),B("p",{children:e.slots.length>0?C.ask:C.askWhenSuits}),
B(Yt,{facts:[e.slots.length>0&&[f.time,B(GS,{offer:e})],[C.where,wt(r,t.area)],[C.how,Z.mode[t.mode]],[C.language,ra(t.languages)],[C.duration,A.duration(t.durationMinutes)]]}),
B("p",{children:C.details}),B("p",{children:B("strong",{children:C.answerBy(A.fullDeadline(e.answerBy))})}),xr(I,{action:o,nonce:i,children:[B(km,{view:a?.view??
Bt(),offer:e,legend:C.question}),B("p",{class:"hint",children:C.knowHint}),B(N,{children:C.submit})]}),B("p",{class:"quiet",children:C.stop})]})}function GS({offer:e}){
return B(Go,{children:e.slots.map((t,n)=>xr(Go,{children:[n>0&&B("br",{}),B("time",{datetime:t.start,children:A.full(t)})]}))})}function YS({view:{offer:e,tenant:t}}){
return xr(Go,{children:[e.slot&&B("p",{children:C.accepted.held(A.full(e.slot))}),B("p",{children:C.accepted.next}),B(Fg,{phone:t.settings.coordinatorPhone})]})}
function QS({view:{offer:e,meeting:t,tenant:n},home:r,own:o}){let i=t??e.slot;return xr(Go,{children:[B("p",{children:i?C.agreed.at(A.full(i)):C.agreed.whenSuits}),
t?.place&&B("p",{children:B("bdi",{children:C.agreed.place(t.place)})}),t&&B("p",{children:B("a",{class:"button",href:`${r}/calendar.ics`,children:C.agreed.calendar})}),
o&&B("p",{children:B("a",{href:o,children:C.agreed.toOwn})}),B(Fg,{phone:n.settings.coordinatorPhone})]})}function JS({view:{tenant:e,card:t},home:n,nonce:r}){return xr(
Go,{children:[B("p",{children:C.declined.next}),t.state==="active"&&B(I,{action:`${n}/pause`,nonce:r,children:B(N,{kind:"second",children:C.declined.pause})}),xr(
"p",{children:[C.declined.call," ",B(Qi,{number:e.settings.coordinatorPhone})]})]})}function Fg({phone:e}){return xr("p",{children:[C.obstacle," ",B(Qi,{number:e})]})}
var Lg=u(()=>{"use strict";tn();H();Rr();Ot();zu();oo();Ue();be();Ji();nn();vm()});import{jsx as XS}from"hono/jsx/jsx-runtime";function bm(e){let{purpose:t,subject:n}=e.get("link");return t==="offer"&&n?.sk.startsWith("OFFER#")?n.sk.slice(6):void 0}
async function qg(e){let t=bm(e);return t?Rm(e,t):je(e)}async function Rm(e,t,n,r){let o=hn(e),i=await Ko(o,t);return c(i)?je(e):Sm(e,i,n,r)}function Sm(e,t,n,r){
let{now:o}=hn(e),{coordinatorPhone:i}=t.tenant.settings,a=n&&(n.status===422||n.status===503||n.refused==="BUSY"||n.refused==="SLOT_NO_LONGER_FREE");if(n&&!a)return Mn(
e,n.status,{title:n.trouble.title,text:n.trouble.todo,phone:i});let s=e.req.query("done")==="paused"?C.declined.pauseNoted:void 0;return lm(e,{title:Ig(t.offer,
t.request,o),phone:i,status:n?.status,problem:n!==void 0},XS(Cg,{view:t,home:Sr(e,"o"),own:ZS(e,t.offer),nonce:e.get("nonce"),now:o,sent:r,done:s}))}function ZS(e,t){
return t.state==="accepted"?Sr(e,"m"):void 0}var Uu=u(()=>{"use strict";Rr();um();k();Lg();vm();Xi();ea()});function ar(e,t={}){let n={[`${e}.date`]:["date",f.date],[`${e}.from`]:["from",f.from],[`${e}.to`]:["to",f.to],start:["from",f.from],end:["to",f.to]};return r=>{
let o=n[r];return o?{name:`${e}.${o[0]}`,label:o[1]}:_n(t)(r)}}var vn,_n,oa=u(()=>{"use strict";H();vn=()=>{},_n=e=>t=>{let n=t.split(".")[0]??t;return e[n]===void 0?
void 0:{name:n,label:e[n]}}});function Je(e,t){let n=e.text(t),r=/^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(n);if(!r)return n;let[,o="",i="",a=""]=r;return`${a}-${i.padStart(2,"0")}-${o.padStart(
2,"0")}`}function bn(e,t){let[n,r,o]=[Je(e,`${t}.date`),e.text(`${t}.from`),e.text(`${t}.to`)];if(!n&&!r&&!o)return{empty:!0};let i=Mg(n,r,`${t}.date`,`${t}.fro\
m`),a=Mg(n,o,`${t}.date`,`${t}.to`),s=[...i.fields,...a.fields.filter(({path:d})=>d!==`${t}.date`)];return s.length>0?{fields:s}:{window:{start:i.instant,end:a.
instant}}}function Mg(e,t,n,r){let o=(s,d)=>({path:s,code:d}),i=[];if(e?Ve(e)||i.push(o(n,"NOT_A_DATE")):i.push(o(n,"REQUIRED")),t?li(t)||i.push(o(r,"NOT_A_TIME")):
i.push(o(r,"REQUIRED")),i.length>0)return{instant:"",fields:i};let a=ka(e,t);return"problem"in a?{instant:"",fields:[o(r,"TIME_DOES_NOT_EXIST")]}:{instant:a.instant,
fields:i}}var sr=u(()=>{"use strict";re()});function Em(e){let t=e.text("answer");if(t==="decline")return{kind:"decline"};if(t==="accept:later")return{kind:"accept"};if(t==="other-time")return eE(e);if(!t.
startsWith("accept:"))return p("NO_ANSWER_CHOSEN",{fields:[Ku("answer","REQUIRED")]});let n=fr(t.slice(7));return n?{kind:"accept",start:n}:p("SLOT_NOT_OFFERED",
{fields:[Ku("answer","UNKNOWN_VALUE")]})}function eE(e){let t=bn(e,"other");return"window"in t?{kind:"other-time",...t.window}:p("INVALID",{fields:"fields"in t?
t.fields:[Ku("other.date","REQUIRED")]})}function Ku(e,t){return{path:e,code:t}}var Bu=u(()=>{"use strict";k();V();sr()});var Dg={};le(Dg,{answer:()=>tE,pause:()=>rE});async function tE(e){let t=bm(e);if(!t)return je(e);let n=await Ha(e);if(n instanceof Response)return n;let r=await Ba(
()=>nE(hn(e),t,Em(n)));if("value"in r)return Sm(e,r.value);let o=ot("",n,r.failed.fields,ar("other",{answer:C.question}));return Rm(e,t,r.failed,{view:o,trouble:r.
failed.trouble})}async function nE(e,t,n){if(c(n))return n;let[r,o,i]=await Promise.all([Ia(e,t,n),$(e),gn(e,e.by.id)]);if(c(r))return r;let{offer:a,request:s}=r,
d=i&&{offer:a,request:s,card:i,tenant:o};return d&&Ja(a,s,e.now)!=="agreed"?d:Ko(e,t)}async function rE(e){let t=bm(e);if(!t)return je(e);let n=await Ha(e);if(n instanceof
Response)return n;let r=hn(e,n),o=await Ko(r,t);if(c(o))return je(e);if(o.offer.state!=="declined")return Sm(e,o);let i=me(F(r.now),14),a=await Ba(()=>Xn(r,r.by.
id,{until:i}));return"value"in a?e.redirect(`${Sr(e,"o")}?done=paused`,303):Rm(e,t,a.failed,{view:ot("",n,[],vn),trouble:a.failed.trouble})}var _g=u(()=>{"use s\
trict";Rr();yd();um();Wo();Da();k();He();re();vm();oa();qn();Bu();Xi();ea();Uu()});var Hu={};le(Hu,{ofMeeting:()=>oE,ofOffer:()=>iE});async function oE(e){let t=(e.req.param("file")??"").replace(/\.ics$/,"");if(!/^[0-9A-Za-z._-]{1,100}$/.test(
t))return je(e);let n=hn(e),[r,o]=await Promise.all([Js(n,t),$(n)]);return c(r)?je(e):$g(e,r,o)}async function iE(e){let{purpose:t,subject:n}=e.get("link");if(t!==
"offer"||!n)return je(e);let r=await Ko(hn(e),n.sk.slice(6));return c(r)||!r.meeting?je(e):$g(e,r.meeting,r.tenant)}function $g(e,t,n){let r=n.areas.find(({code:i})=>i===
t.area)?.names.fi??"",o=Xm({uid:t.id,sequence:t.invite,method:t.state==="cancelled"?"CANCEL":"PUBLISH",window:t,title:Ro.calendarTitle,where:vo(t,{area:r},{remote:Ro.
remoteTitle,phone:Ro.byPhoneTitle}),at:t.createdAt,language:"fi",organizer:{name:n.settings.senderName,email:`ei-vastausta@${new URL(e.get("settings").linkUrl).
hostname}`}});return e.body(o,200,{"content-type":"text/calendar; charset=utf-8","content-disposition":'attachment; filename="aika.ics"'})}var Vu=u(()=>{"use st\
rict";Qm();el();ca();Zs();um();k();He();Xi();ea()});var Y,ia=u(()=>{"use strict";Y={title:"Omat aikasi",hello:e=>`Hei ${e}!`,questions:"Kyselyt, joihin odotamme vastausta",noQuestions:"Ei avoimia kyselyit\xE4.",answer:"\
Vastaa",answerBy:e=>`vastaa viimeist\xE4\xE4n ${e}`,answerHint:"Vastaa viestiss\xE4 olevasta linkist\xE4.",meetings:"Sovitut ajat",noMeetings:"Ei sovittuja aiko\
ja.",place:e=>`Paikka: ${e}`,noPlaceYet:"Tarkka paikka kerrotaan l\xE4hemp\xE4n\xE4.",calendar:"Lis\xE4\xE4 kalenteriin",move:{asked:e=>`Uusi aika ${e}, sopiiko\
?`,before:e=>`Aiempi aika ${e} ei en\xE4\xE4 p\xE4de.`,yes:"Sopii",no:"Ei sovi",submit:"L\xE4het\xE4 vastaus",agreed:"Kiitos, uusi aika on sovittu.",declined:"K\
iitos, ett\xE4 kerroit. Etsimme toisen ajan.",propose:"Ehdota uutta aikaa",proposed:"Kiitos. Kysymme, sopiiko se. Saat viestin.",waiting:e=>`Ehdotit aikaa ${e}.\
 Odotamme vastausta.`},cancel:{action:"Minulle tuli este",hint:"Kerro heti, kun tied\xE4t. Hoidamme loput.",submit:"En p\xE4\xE4se t\xE4h\xE4n aikaan",done:"Kii\
tos, ett\xE4 kerroit. Hoidamme loput."},leave:{action:"En jatka t\xE4ss\xE4",hint:"Voit j\xE4\xE4d\xE4 pois milloin vain. Syyt\xE4 ei tarvitse kertoa, eiv\xE4tk\xE4 muut n\xE4e sit\xE4\
. Muut sovitut ajat pysyv\xE4t.",submit:"J\xE4\xE4n pois t\xE4st\xE4",done:"Kiitos, ett\xE4 kerroit. Hoidamme loput."},pause:{title:"Tauko",intro:"Voit pit\xE4\xE4 ta\
uon milloin vain. Syyt\xE4 ei tarvitse kertoa.",twoWeeks:"Tauko 2 viikkoa",until:"Tauko p\xE4iv\xE4\xE4n",open:"Tauko toistaiseksi",howLong:"Kuinka pitk\xE4 tauko?",
start:"Aloita tauko",keepMeetings:"Tauon aikana emme kysy. Kun aloitat tauon, siirr\xE4mme sovitut ajat muille.",on:e=>`Olet tauolla ${e} asti.`,onOpen:"Olet ta\
uolla toistaiseksi.",end:"Olen taas mukana",started:"Tauko on merkitty. Lep\xE4\xE4 rauhassa.",ended:"Tervetuloa takaisin."},limits:{title:"Paljonko jaksat",families:"\
Montako perhett\xE4 yht\xE4 aikaa",hours:"Montako tuntia kuukaudessa"},callUs:e=>`Kysytt\xE4v\xE4\xE4 tai este? Soita ${e}.`,linkUnknown:"Linkki ei toimi. Avaa \
uusin viestimme tai soita."}});async function Wg({store:e,by:t},n){if(t.id!==n&&!j(t))return p(t.role==="partner"?"LINK_UNKNOWN":"FORBIDDEN");let[r,o]=await Promise.all([e.get(R.card(e.org,n)),
e.get(R.diary(e.org,n))]);if(!r||!o||r.state==="exited")return p("LINK_UNKNOWN");let[i,a]=await Promise.all([Promise.all(o.bookings.map(({requestId:s,meetingId:d})=>e.
get(R.meeting(e.org,s,d)))),Promise.all(o.holds.map(({offerId:s})=>e.get(R.offer(e.org,G(s),s))))]);return{card:r,meetings:i.filter(s=>s!==void 0&&s.partnerId===
n).map(s=>s).toSorted((s,d)=>s.start<d.start?-1:1),offers:a.filter(s=>s!==void 0&&s.partnerId===n&&s.state==="sent")}}var zg=u(()=>{"use strict";Ye();ke();q();k()});var z,Yo=u(()=>{"use strict";z={title:"Milloin sopii",intro:"Merkitse viikon ajat, jolloin yleens\xE4 ehdit. Jos j\xE4t\xE4t tyhj\xE4ksi, kysymme silti.",weekly:"\
Joka viikko",days:["maanantai","tiistai","keskiviikko","torstai","perjantai","lauantai","sunnuntai"],from:"Alkaen",to:"Asti",validFrom:"Voimassa alkaen",validTo:"\
Voimassa asti",extra:"N\xE4in\xE4 aikoina ehdin lis\xE4ksi",away:"N\xE4in\xE4 aikoina en p\xE4\xE4se",day:"Viikonp\xE4iv\xE4",row:e=>`Viikkoaika ${e}`,awayRow:e=>`\
Poissa ${e}`,extraRow:e=>`Lis\xE4aika ${e}`,firstDay:"Ensimm\xE4inen p\xE4iv\xE4",lastDay:"Viimeinen p\xE4iv\xE4",addRow:"Lis\xE4\xE4 rivi",remove:"Poista",change:"\
Muuta aikojasi",save:"Tallenna ajat",saved:"Ajat on tallennettu.",none:"Aikoja ei ole merkitty. Kysymme, kun sopivaa tulee.",problems:{BAD_DAY:"Valitse viikonp\xE4\
iv\xE4.",BAD_TIME:"Kirjoita kellonaika n\xE4in: 13.30.",EMPTY_WINDOW:"Alku ja loppu ovat samat. Tarkista kellonajat.",BAD_DATE:"Kirjoita p\xE4iv\xE4 n\xE4in: 25.11.2026.",
VALIDITY_REVERSED:"Loppup\xE4iv\xE4 on ennen alkup\xE4iv\xE4\xE4. Tarkista.",BAD_INSTANT:"Tarkista p\xE4iv\xE4 ja kellonaika.",END_BEFORE_START:"Loppu on ennen \
alkua. Tarkista kellonajat."}}});import{Fragment as Qu,jsx as Ne,jsxs as io}from"hono/jsx/jsx-runtime";function Om({view:e,availability:t,now:n,dated:r}){let o=t.away.filter(({end:a})=>a>n),i=t.
extra.filter(({end:a})=>a>n);return io(Qu,{children:[Ne("p",{children:z.intro}),Ne("h3",{children:z.weekly}),Yu(t.weekly.length+Gu.weekly,a=>Ne(sE,{view:e,n:a,row:t.
weekly[a],dated:r??!1})),Ne("h3",{children:z.away}),Yu(o.length+Gu.away,a=>Ne(dE,{view:e,n:a,row:o[a]})),Ne("h3",{children:z.extra}),Yu(i.length+Gu.extra,a=>Ne(
mE,{view:e,n:a,row:i[a]}))]})}function sE({view:e,n:t,row:n,dated:r}){let o=`weekly.${t}`;return io("fieldset",{class:"box",children:[Ne("legend",{children:z.row(
t+1)}),io("div",{class:"row",children:[Ne(te,{view:e,name:`${o}.day`,label:z.day,options:aE,empty:f.pick,initial:n&&String(n.day)}),Ne(Ya,{view:e,name:`${o}.fro\
m`,label:z.from,empty:f.pick,initial:n?.from,half:!0}),Ne(Ya,{view:e,name:`${o}.to`,label:z.to,empty:f.pick,initial:n?.to,half:!0})]}),r?io("div",{class:"row",children:[
Ne(_,{view:e,name:`${o}.validFrom`,type:"date",label:z.validFrom,initial:n?.validFrom}),Ne(_,{view:e,name:`${o}.validTo`,type:"date",label:z.validTo,initial:n?.
validTo})]}):io(Qu,{children:[Ne("input",{type:"hidden",name:`${o}.validFrom`,value:n?.validFrom??""}),Ne("input",{type:"hidden",name:`${o}.validTo`,value:n?.validTo??
""})]}),n&&Ne(Qe,{view:e,name:`${o}.remove`,label:z.remove})]})}function dE({view:e,n:t,row:n}){let r=`away.${t}`;return io("fieldset",{class:"box",children:[Ne(
"legend",{children:z.awayRow(t+1)}),n&&Ne("input",{type:"hidden",name:`${r}.was`,value:`${n.start}/${n.end}`}),io("div",{class:"row",children:[Ne(_,{view:e,name:`${r}\
.from`,type:"date",label:z.firstDay,initial:n&&F(n.start)}),Ne(_,{view:e,name:`${r}.to`,type:"date",label:z.lastDay,initial:n&&lE(n.end)})]}),n&&Ne(Qe,{view:e,name:`${r}\
.remove`,label:z.remove})]})}function mE({view:e,n:t,row:n}){let r=n&&{date:F(n.start),from:pn(n.start),to:pn(n.end)};return io(Qu,{children:[Ne(kn,{view:e,name:`\
extra.${t}`,legend:z.extraRow(t+1),words:Dn,initial:r}),n&&Ne(Qe,{view:e,name:`extra.${t}.remove`,label:z.remove})]})}function lE(e){return F(v(e,-1))}function Yu(e,t){
return Array.from({length:e},(n,r)=>t(r))}var Gu,aE,Ju=u(()=>{"use strict";Yo();H();re();V();ht();Gt();Ho();be();Or();Gu={weekly:3,extra:1,away:2};aE=z.days.map(
(e,t)=>({value:String(t+1),text:Er(e)}))});function Ke(e){return e.form.body!==""}var Tr=u(()=>{"use strict"});import{jsx as Ae,jsxs as Za}from"hono/jsx/jsx-runtime";function jg(e){let{meeting:t,area:n,home:r,now:o}=e,i=t.state==="scheduled"&&t.start>o;return Za("li",{class:"\
card",id:t.id,children:[Ae("h3",{children:Ae("time",{datetime:t.start,children:A.full(t)})}),Ae("p",{children:[Z.mode[t.mode],t.mode==="in-person"&&n].filter(Boolean).
join(", ")}),t.mode==="in-person"&&Ae("p",{children:Ae("bdi",{children:t.place?Y.place(t.place):Y.noPlaceYet})}),Ae("p",{children:Ae("a",{href:`${r}/${t.id}.ics`,
children:Y.calendar})}),t.proposal&&Ae(uE,{...e}),i&&Ae(pE,{...e}),i&&Ae(cE,{...e}),Ae(fE,{...e})]})}function uE({meeting:e,home:t,nonce:n,sent:r}){let{move:o}=Y,
{proposal:i}=e;if(!i)return null;if(i.by==="partner")return Ae("p",{children:o.waiting(A.full(i))});let a=ae(`move-answer-${e.id}`,r?.view),s=[{value:"yes",text:o.
yes},{value:"no",text:o.no}];return Za(I,{action:`${t}/meetings/${e.id}/move-answer`,nonce:n,children:[Ae(gt,{view:a,name:"agree",legend:o.asked(A.full(i)),options:s}),
Ae(N,{children:o.submit})]})}function pE({meeting:e,home:t,nonce:n,sent:r}){let o=ae(`move-${e.id}`,r?.view),i={date:F(e.start),from:pn(e.start),to:pn(e.end)};return Ae(
ve,{title:Y.move.propose,open:Ke(o),children:Za(I,{action:`${t}/meetings/${e.id}/move`,nonce:n,children:[Ae(kn,{view:o,name:"move",legend:Y.move.propose,words:Dn,
initial:i}),Ae(N,{children:Y.move.propose})]})})}function cE({meeting:e,home:t,nonce:n}){return Za(ve,{title:Y.cancel.action,children:[Ae("p",{children:Y.cancel.
hint}),Ae(I,{action:`${t}/meetings/${e.id}/cancel`,nonce:n,children:Ae(N,{kind:"grave",children:Y.cancel.submit})})]})}function fE({meeting:e,home:t,nonce:n}){return Za(
ve,{title:Y.leave.action,children:[Ae("p",{children:Y.leave.hint}),Ae(I,{action:`${t}/requests/${e.requestId}/leave`,nonce:n,children:Ae(N,{kind:"grave",children:Y.
leave.submit})})]})}var Ug=u(()=>{"use strict";tn();ia();re();Ot();ht();Ho();Ue();be();Or();Tr()});import{Fragment as Bg,jsx as fe,jsxs as Pr}from"hono/jsx/jsx-runtime";function Kg(e){let{own:t,tenant:n,sent:r,done:o}=e;return Pr(Bg,{children:[fe(mt,{view:r?.
view,trouble:r?.trouble}),fe(lt,{text:o}),fe("p",{children:Y.hello(t.card.firstName)}),fe(yE,{...e}),Pr("section",{"aria-labelledby":"meetings",children:[fe("h2",
{id:"meetings",children:Y.meetings}),t.meetings.length===0&&fe("p",{children:Y.noMeetings}),fe("ul",{class:"cards",children:t.meetings.map(i=>fe(jg,{meeting:i,area:wt(
n,i.area),...e}))})]}),fe(gE,{...e}),fe(hE,{...e})]})}function yE({own:{offers:e}}){return e.length===0?null:Pr("section",{"aria-labelledby":"questions",children:[
fe("h2",{id:"questions",children:Y.questions}),fe("ul",{children:e.map(({slots:t,answerBy:n})=>fe("li",{children:[...t.map(r=>A.full(r)),Y.answerBy(A.fullDeadline(
n))].join("; ")}))}),fe("p",{children:Y.answerHint})]})}function gE({own:{card:e},home:t,nonce:n,now:r,sent:o}){let i=ae("availability",o?.view);return Pr("sect\
ion",{"aria-labelledby":"availability",children:[fe("h2",{id:"availability",children:z.title}),fe(ve,{title:z.change,open:Ke(i),children:Pr(I,{action:`${t}/avai\
lability`,nonce:n,children:[fe(Om,{view:i,availability:e.availability,now:r}),fe(N,{children:z.save})]})})]})}function hE({own:{card:e},home:t,nonce:n,sent:r}){
let{pause:o}=Y,i=ae("pause",r?.view),a=[{value:"two-weeks",text:o.twoWeeks},{value:"until",text:o.until},{value:"open",text:o.open}];return e.state!=="active"&&
e.state!=="paused"?null:Pr("section",{"aria-labelledby":"pause",children:[fe("h2",{id:"pause",children:o.title}),e.state==="paused"?Pr(Bg,{children:[fe("p",{children:e.
pausedUntil?o.on(A.fullDeadline(e.pausedUntil)):o.onOpen}),fe(I,{action:`${t}/resume`,nonce:n,children:fe(N,{children:o.end})})]}):Pr(ve,{title:o.start,open:Ke(
i),children:[fe("p",{children:o.intro}),fe("p",{children:o.keepMeetings}),Pr(I,{action:`${t}/pause`,nonce:n,children:[fe(gt,{view:i,name:"how",legend:o.howLong,
options:a}),fe(_,{view:i,name:"until",type:"date",label:o.until}),fe(N,{kind:"second",children:o.start})]})]})]})}var Hg=u(()=>{"use strict";Yo();ia();Ot();ht();
Gt();Ue();be();Ju();nn();Tr();Ug()});var Vg,Gg=u(()=>{"use strict";Yo();ia();Vg={agreed:Y.move.agreed,"move-declined":Y.move.declined,proposed:Y.move.proposed,cancelled:Y.cancel.done,left:Y.leave.done,
availability:z.saved,paused:Y.pause.started,resumed:Y.pause.ended}});function xm(e,t){return n=>{let r=/^(weekly|extra|away)\.(\d+)(?:\.(\w+))?$/.exec(n);if(!r)return;let[,o,i="0",a="day"]=r,s=t.some(l=>l.path===n)?Number(i):e[o][Number(
i)]??Number(i),d={weekly:z.row,extra:z.extraRow,away:z.awayRow}[o](s+1);return{name:`${o}.${s}.${a==="start"?"from":a==="end"?"to":a}`,label:`${d}, ${wE[a]??""}`}}}
var wE,Zu=u(()=>{"use strict";Yo();H();wE={day:z.day,from:z.from,to:z.to,date:f.date,validFrom:z.validFrom,validTo:z.validTo,start:z.from,end:z.to}});function Qo(e){let t=[],n=Xu(e,"weekly",i=>vE(e,i,t)),r=Xu(e,"away",i=>bE(e,i,t)),o=Xu(e,"extra",i=>SE(e,i,t));return{raw:{weekly:n.list,extra:o.list,away:r.list},
rows:{weekly:n.rows,extra:o.rows,away:r.rows},fields:t}}function Xu(e,t,n){let r=[],o=[];for(let i=0;i<kE;i++){let a=`${t}.${i}`,s=e.has(`${a}.remove`)?void 0:n(
a);s!==void 0&&(r.push(s),o.push(i))}return{list:r,rows:o}}function vE(e,t,n){let[r,o,i]=[e.text(`${t}.day`),e.text(`${t}.from`),e.text(`${t}.to`)];if(!r&&!o&&!i)
return;for(let[d,m]of Object.entries({day:r,from:o,to:i}))m||n.push({path:`${t}.${d}`,code:"REQUIRED"});let a=Je(e,`${t}.validFrom`),s=Je(e,`${t}.validTo`);return{
day:Number(r),from:o,to:i,...a&&{validFrom:a},...s&&{validTo:s}}}function bE(e,t,n){let r=Je(e,`${t}.from`),o=Je(e,`${t}.to`)||r;if(!(!r&&!o)&&(Ve(r)||n.push({path:`${t}\
.from`,code:r?"NOT_A_DATE":"REQUIRED"}),Ve(o)||n.push({path:`${t}.to`,code:"NOT_A_DATE"}),!(!Ve(r)||!Ve(o))))return RE(e.text(`${t}.was`),r,o)??{start:cn(r),end:cn(
me(o,1))}}function RE(e,t,n){let[r,o]=e.split("/");if(!(!r||!o||Number.isNaN(Date.parse(r))||Number.isNaN(Date.parse(o))))return F(r)===t&&F(v(o,-1))===n?{start:r,
end:o}:void 0}function SE(e,t,n){let r=bn(e,t);return"fields"in r&&n.push(...r.fields),"window"in r?r.window:void 0}var kE,ep=u(()=>{"use strict";V();re();sr();
kE=60});var tp={};le(tp,{OWN:()=>EE,actionOn:()=>OE});function OE(e,t,n){let r=e==="meetings"?xE(t):e==="requests"?TE(t):{};return Object.hasOwn(r,n)?r[n]:void 0}function xE(e){
return{"move-answer":{prefix:`move-answer-${e}`,async run(t,n,r){let o=r.text("agree");return o!=="yes"&&o!=="no"?p("INVALID",{fields:[{path:"agree",code:"REQUI\
RED"}]}):Ni(t,n,{agree:o==="yes"})},done:t=>t.text("agree")==="yes"?"agreed":"move-declined",places:()=>_n({agree:Y.answer})},move:{prefix:`move-${e}`,async run(t,n,r){
let o=bn(r,"move");return"window"in o?Pi(t,n,o.window):p("INVALID",{fields:"fields"in o?o.fields:[{path:"move.date",code:"REQUIRED"}]})},done:()=>"proposed",places:()=>ar(
"move")},cancel:{prefix:`cancel-${e}`,run:(t,n)=>Ii(t,n),done:()=>"cancelled",places:()=>vn}}}function TE(e){return{leave:{prefix:`leave-${e}`,run:(t,n)=>$i(t,n,
{}),done:()=>"left",places:()=>vn}}}var EE,np=u(()=>{"use strict";ia();nd();id();Pa();Da();Pd();Cd();k();re();Zu();oa();ep();sr();EE={availability:{prefix:"avai\
lability",async run(e,t,n){let{raw:r,fields:o}=Qo(n);return o.length>0?p("INVALID",{fields:o}):_i(e,t,r)},done:()=>"availability",places(e){let{rows:t,fields:n}=Qo(
e);return xm(t,n)}},pause:{prefix:"pause",async run(e,t,n){let r=n.text("how");if(r==="open")return Xn(e,t,{});if(r==="two-weeks")return Xn(e,t,{until:me(F(e.now),
14)});let o=Je(n,"until");return r!=="until"?p("INVALID",{fields:[{path:"how",code:"REQUIRED"}]}):o?Xn(e,t,{until:o}):p("INVALID",{fields:[{path:"until",code:"R\
EQUIRED"}]})},done:()=>"paused",places:()=>_n({how:Y.pause.howLong,until:Y.pause.until})},resume:{prefix:"resume",run:(e,t)=>Mi(e,t),done:()=>"resumed",places:()=>vn}}});var Zg={};le(Zg,{act:()=>AE,actOn:()=>IE,page:()=>NE});import{jsx as FE}from"hono/jsx/jsx-runtime";async function NE(e){return await Qg(e)??Jg(e)}async function AE(e){
let t=e.req.param("action")??"",{OWN:n}=await Promise.resolve().then(()=>(np(),tp)),r=Object.hasOwn(n,t)?n[t]:void 0;return r?Yg(e,r,e.get("link").partnerId):je(
e)}async function IE(e){let t=Rg(e),{actionOn:n}=await Promise.resolve().then(()=>(np(),tp)),r=t&&n(e.req.param("noun")??"",t,e.req.param("action")??"");return r?
Yg(e,r,t):je(e)}async function Yg(e,t,n){let r=await Qg(e);if(r)return r;let o=await Ha(e);if(o instanceof Response)return o;let i=await Ba(()=>t.run(hn(e,o),n,
o));return"value"in i?e.redirect(`${Sr(e)}?done=${t.done(o)}`,303):Jg(e,i.failed,CE(t,o,i.failed))}function CE(e,t,{fields:n,trouble:r}){return{view:ot(e.prefix,
t,n,e.places(t)),trouble:r}}async function Qg(e){let{org:t,subject:n,purpose:r}=e.get("link");if(!n||r==="own")return;let o=await e.get("ports").stores.open(t).
get(n);if(!o)return je(e);if(o.kind==="offer")return o.state==="accepted"?void 0:e.redirect(Sr(e,"o"),303);let i=o.closedAt&&v(o.closedAt,PE*24*60);return i&&i<
e.get("ports").clock.now()?je(e):void 0}async function Jg(e,t,n){let r=hn(e),[o,i]=await Promise.all([Wg(r,e.get("link").partnerId),$(r)]);if(c(o))return je(e);
let a=i.settings.coordinatorPhone;return t?.status===404?Mn(e,404,{title:C.ended.unknown.title,text:t.trouble.todo,phone:a}):lm(e,{title:Y.title,phone:a,status:t?.
status,problem:t!==void 0},FE(Kg,{own:o,tenant:i,home:Sr(e),nonce:e.get("nonce"),now:r.now,sent:n,done:Vg[e.req.query("done")??""]}))}var PE,Xg=u(()=>{"use stri\
ct";ia();Rr();zg();k();He();V();Hg();qn();Xi();ea();Gg();PE=30});var mo,cp=u(()=>{"use strict";mo={title:"Kirjaudu sis\xE4\xE4n",intro:"Kirjaudu, niin n\xE4et omat pyynt\xF6si.",submit:"Kirjaudu sis\xE4\xE4n",ended:"Istuntosi\
 p\xE4\xE4ttyi. Kirjaudu uudestaan, niin p\xE4\xE4set jatkamaan.",needed:"Kirjaudu sis\xE4\xE4n jatkaaksesi.",signedOut:"Olet kirjautunut ulos.",failed:"Kirjaut\
uminen ei onnistunut. Yrit\xE4 uudestaan."}});function lo(e){let t=e.get("session");if(!t)throw new Error("a page that needs a session was reached without one");return t}function on(e){return lo(e).role!=="\
worker"}function Se(e){return Kt(e.get("ports"),lo(e).org,ha(lo(e)))}function vt(e,t,n){let r=lo(e),o=t.text("nonce"),i={...ha(r),...n&&{onBehalfOf:n}},a=o?{key:Bi(
r.staffId,"post",e.req.path,o),fingerprint:Rt(t.body)}:void 0;return Kt(e.get("ports"),r.org,i,a)}function $t(e,t="id"){return _h(e.req.param(t))}function da(e,t){
return _h(e.text(t))}function _h(e){return e!==void 0&&IO.test(e)?e:void 0}var IO,$n=u(()=>{"use strict";Uo();qr();Gd();oi();IO=/^[0-9A-Za-z._-]{1,100}$/});import{jsx as Uh}from"hono/jsx/jsx-runtime";async function Ze(e,{status:t=200,...n},r){let o=await zh(e);return $h(e,Uh(Yi,{...o,...n,children:r}),t)}async function an(e,t,{
title:n,text:r,errorId:o,children:i}){let a=t>=500?{}:await zh(e);return $h(e,Uh(sm,{home:"/",...a,title:n,text:r,errorId:o,children:i}),t)}function Me(e){return an(
e,404,ce.notFound)}function dr(e,t){if(t.refused==="NOT_FOUND")return Me(e);let{title:n,todo:r}=wa[t.refused];return an(e,Mr[t.refused],{title:n,text:r})}function $h(e,t,n){
return e.html(`<!DOCTYPE html>${t.toString()}`,n)}function Wh(e){let t=jh(e);t.catch(()=>{}),e.set("frame",t)}function zh(e){return e.get("frame")??jh(e)}async function jh(e){
let t=e.get("session");if(!t)return{home:"/"};let n=Se(e),[{findStaff:r},{getTenant:o}]=await Promise.all([Promise.resolve().then(()=>(tr(),wy)),Promise.resolve().then(()=>(He(),yc))]),
[i,a]=await Promise.all([r(n,t.staffId),o(n)]);return{home:"/",nav:CO(t.role),person:{name:f.signedInAs(i?.name??"",f.roles[t.role]),nonce:e.get("nonce")},phone:a.
settings.coordinatorPhone}}function CO(e){let{nav:t}=f,n=[{href:"/requests",text:t.requests},{href:"/requests/new",text:t.newRequest},{href:"/meetings",text:t.meetings}],
r=[{href:"/queue",text:t.queue},...n.map(o=>o.href==="/requests"?{...o,text:t.allRequests}:o),{href:"/partners",text:t.partners},{href:"/agreements",text:t.agreements}];
return e==="worker"?n:r}var sn=u(()=>{"use strict";H();ys();or();$u();Ji();ga();$n()});var b,Wn=u(()=>{"use strict";Lr();b={title:e=>`Pyynt\xF6 ${e}`,summary:"Pyynn\xF6n tiedot",sent:"Pyynt\xF6 on l\xE4hetetty. Kysymme nyt sopivilta.",now:"Tilanne\
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
: ${Xe(t,"kumppani","kumppania")}`},consent:{title:"Suostumus",given:e=>`Vanhempi on suostunut ${e}.`,pending:"Vanhemman suostumus puuttuu viel\xE4.",todo:"Merk\
itse suostumus, kun olet kysynyt vanhemmalta. Vahvistat vasta sen j\xE4lkeen.",on:"Suostunut",record:"Merkitse suostumus",withdraw:"Vanhempi perui suostumuksen",
withdrawHint:"Sovitut ajat perutaan ja kumppanille kerrotaan heti.",recorded:"Suostumus on merkitty.",withdrawn:"Suostumus on peruttu."},change:{title:"Muuta py\
ynt\xF6\xE4",cancel:"Peru pyynt\xF6",cancelHint:"Kyselyt ja sovitut ajat perutaan. Kerromme kaikille heti.",cancelAs:"Miksi?",withdrawn:"Vanhempi ei halua nyt t\
ukea",irrelevant:"Ei ole en\xE4\xE4 ajankohtainen",onBehalf:"Ty\xF6ntekij\xE4 pyysi t\xE4t\xE4 puhelimessa",cancelled:"Pyynt\xF6 on peruttu. Kerroimme kaikille.",
close:"Merkitse p\xE4\xE4ttyneeksi",closeHint:"Kun tukea ei en\xE4\xE4 tarvita. Tulevat ajat perutaan.",closeAs:"Miten p\xE4\xE4ttyi?",closed:"Pyynt\xF6 on merkitt\
y p\xE4\xE4ttyneeksi.",handOver:"Siirr\xE4 ty\xF6toverille",handOverTo:"Kenelle?",handedOver:"Pyynt\xF6 on siirretty.",phase:"Vaihe muuttui",phaseHint:"Kumppani\
 pysyy samana, jos h\xE4n sopii uuteen vaiheeseen.",phaseReason:"Syy, jos muutos on tavallisesta poikkeava",phaseChanged:"Vaihe on muutettu.",partnerLeaves:e=>`${e}\
 j\xE4\xE4 pois`,partnerLeavesHint:"Kun kumppani kertoo, ettei voi jatkaa. Syyt\xE4 ei kirjata. Tulevat ajat siirtyv\xE4t muille.",partnerLeft:"Merkitty. Etsimm\
e toisen kumppanin.",times:"Muuta aikoja",timesChanged:"Ajat on muutettu. Kysymme uudestaan."}}});var bt,Im=u(()=>{"use strict";bt={title:"Omat pyynn\xF6t",intro:"T\xE4ss\xE4 ovat pyynt\xF6si ja se, kenen vuoro on.",empty:"Sinulla ei ole viel\xE4 pyynt\xF6j\xE4.",
emptyTodo:"Tee ensimm\xE4inen, se vie noin minuutin.",make:"Tee uusi pyynt\xF6",live:"K\xE4ynniss\xE4",closed:"P\xE4\xE4ttyneet",showClosed:"N\xE4yt\xE4 p\xE4\xE4ttyneet",
yourTurn:"Sinun vuorosi",columns:{reference:"Viite",area:"Kunta",state:"Tilanne",next:"Seuraava askel",clock:"Viimeist\xE4\xE4n",created:"Tehty"},caption:"Pyynn\
\xF6t, uusin ensin"}});var D,dn=u(()=>{"use strict";D={kind:{request:"Pyynt\xF6",offer:"Kysely",meeting:"Aika",notice:"Viesti",card:"Kumppani",diary:"Kalenteri",tenant:"Asetukset"},request:{
open:"Etsit\xE4\xE4n",offered:"Kysytty",accepted:"Joku p\xE4\xE4see",confirmed:"Vahvistettu",closed:"P\xE4\xE4ttynyt"},requestWaitsFor:{ranking:"Etsimme sopivia\
 kumppaneita.",answer:"Odotamme vastausta kyselyyn.",consent:"Odotamme vanhemman suostumusta.",decision:"Odotamme, ett\xE4 vahvistat.",coordinator:"Koordinaatto\
ri etsii ratkaisua.","first-meeting":"Sovi ensimm\xE4inen aika.",meetings:"Tuki on k\xE4ynniss\xE4.","late-choice":"Valitse, mit\xE4 peruuntuneelle ajalle tehd\xE4\xE4n.",
nothing:"Ei odota mit\xE4\xE4n."},offer:{sent:"Kysytty",accepted:"P\xE4\xE4see",declined:"Ei p\xE4\xE4se t\xE4ll\xE4 kertaa",expired:"Vastausaika p\xE4\xE4ttyi",
withdrawn:"Kysely peruttiin",released:"Vapautettu"},offerWaitsFor:{answer:"Odottaa vastausta","worker-reply":"Ehdotti toista aikaa, odottaa ty\xF6ntekij\xE4\xE4",
tidying:"Vapautetaan sovitut ajat",nothing:"Ei odota mit\xE4\xE4n"},offerEndedFor:{taken:"Toinen ehti ensin.",cancelled:"Pyynt\xF6 peruttiin.",refused:"Ty\xF6nteki\
j\xE4 ei vahvistanut.","partner-away":"Kumppani on tauolla.","partner-withdrew":"Kumppani j\xE4i pois.","time-passed":"Aika ehti menn\xE4.","phase-changed":"Til\
anne muuttui."},meeting:{scheduled:"Sovittu",held:"Toteutui",cancelled:"Peruttu","no-show":"Ei toteutunut"},meetingWaitsFor:{start:"Odottaa ajankohtaa.","move-a\
nswer":"Odottaa, sopiiko uusi aika.",arrange:"Sopikaa uusi aika.",partner:"Etsimme toista kumppania t\xE4h\xE4n aikaan.","late-choice":"Valitse, mit\xE4 ajalle teh\
d\xE4\xE4n.",outcome:"Merkitse, toteutuiko aika.",tidying:"Kerromme peruuntumisesta.",nothing:"Ei odota mit\xE4\xE4n."},notice:{waiting:"L\xE4htee ajallaan",claimed:"\
L\xE4hd\xF6ss\xE4",sent:"L\xE4hetetty",unknown:"Ei tiedet\xE4, l\xE4htik\xF6",suppressed:"Ei l\xE4hetetty, ei en\xE4\xE4 tarpeen",failed:"Ei mennyt perille"},noticeWaitsFor:{
sending:"Odottaa l\xE4ht\xF6aikaa.",marking:"L\xE4hetys on kesken.",person:"Joku katsoo t\xE4m\xE4n ja soittaa tarvittaessa.",nothing:"Ei odota mit\xE4\xE4n."},
noticeSuppressedFor:{cancelled:"Asia peruttiin.",moved:"Aika siirtyi.",answered:"Vastaus tuli jo.","too-late":"Aika oli jo mennyt.","no-address":"Puhelinnumero \
tai s\xE4hk\xF6posti puuttuu.",handled:"Hoidettu muuten.",replaced:"Uudempi viesti korvasi t\xE4m\xE4n."},partner:{applied:"Hakenut",interview:"Haastattelussa",
"in-training":"Koulutuksessa",trained:"Koulutettu",active:"Mukana",paused:"Tauolla",exited:"Lopettanut"},cardWaitsFor:{rematch:"Tarkistamme avoimet pyynn\xF6t.",
"hand-back":"Siirr\xE4mme sovitut ajat toisille.","pause-end":"Odottaa tauon loppua.",nothing:"Ei odota mit\xE4\xE4n."},owner:{system:"Rinnalla hoitaa",worker:"\
Ty\xF6ntekij\xE4",coordinator:"Koordinaattori",partner:"Kumppani",nobody:"Ei kenenk\xE4\xE4n"}}});function Cm(e,t,n){let r=t.split("+").filter(o=>Object.hasOwn(e,o)).map(o=>e[o]);return r.length>0?[...new Set(r)].join(" "):n}var fp=u(()=>{"use strict"});var Kh,Bh=u(()=>{"use strict";Kh={offer:"Kysely","offer-withdrawn":"Tieto, ettei kyselyyn tarvitse vastata",released:"Tieto, ettei aikaa tarvita",agreed:"Tieto \
sovitusta ajasta",booked:"Tieto uudesta ajasta","reminder-day":"Muistutusviesti p\xE4iv\xE4\xE4 ennen","reminder-hours":"Muistutusviesti tunteja ennen","move-pr\
oposed":"Ehdotus uudesta ajasta",moved:"Tieto siirretyst\xE4 ajasta","move-declined":"Tieto, ettei ehdotettu aika k\xE4ynyt",cancelled:"Tieto perutusta ajasta",
ended:"Tieto tuen p\xE4\xE4ttymisest\xE4",thanks:"Kiitos p\xE4iv\xE4st\xE4","partner-accepted":"Ty\xF6ntekij\xE4lle: joku p\xE4\xE4see","other-time-proposed":"T\
y\xF6ntekij\xE4lle: ehdotus toisesta ajasta","nobody-found":"Ty\xF6ntekij\xE4lle: kukaan ei ehtinyt","decision-waits":"Ty\xF6ntekij\xE4lle: pyynt\xF6 odottaa",confirmed:"\
Ty\xF6ntekij\xE4lle: vahvistettu","meeting-reminder":"Ty\xF6ntekij\xE4lle: muistutusviesti ajasta","meeting-changed":"Ty\xF6ntekij\xE4lle: aika muuttui","meetin\
g-cancelled":"Ty\xF6ntekij\xE4lle: aika peruttiin","partner-gone":"Ty\xF6ntekij\xE4lle: kumppanille tuli este","outcome-waits":"Ty\xF6ntekij\xE4lle: merkitse, toteutu\
iko aika","first-meeting-waits":"Ty\xF6ntekij\xE4lle: sovi ensimm\xE4inen aika","needs-coordinator":"Koordinaattorille: asia odottaa","handed-over":"Ty\xF6ntekij\xE4l\
le: pyynt\xF6 ty\xF6toverilta"}});var yp,Hh=u(()=>{"use strict";Bh();yp={of:{...Kh,none:"Ei erityist\xE4 syyt\xE4.",new:"Pyynt\xF6 on uusi.",asked:"Kysely on l\xE4hetetty.",fits:"Sopii toiveisii\
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
n. Yrit\xE4mme uudestaan.",retried:"Viesti l\xE4hetet\xE4\xE4n uudestaan.",undelivered:"Viesti ei mennyt perille.","no-address":"Puhelinnumero tai s\xE4hk\xF6posti pu\
uttuu.",stuck:"Asia ei edennyt itsest\xE4\xE4n. Katso, mit\xE4 tarvitaan."},other:"Katso tilanne."}});import{Fragment as FO,jsx as Fm,jsxs as LO}from"hono/jsx/jsx-runtime";function uo({standing:e,now:t}){let{next:n,owner:r,due:o,reason:i}=e,a=i!=="none"&&Cm(yp.of,
i,yp.other);return Fm(Yt,{facts:[[f.nextStep,n],r!=="nobody"&&[f.owner,D.owner[r]],o&&[f.clock,Fm(ts,{due:o,now:t})],a&&a!==n&&[f.why,a]]})}function ts({due:e,now:t}){
let n=A.span(t,e);return LO(FO,{children:[Fm("time",{datetime:e,children:A.fullDeadline(e)})," ",Fm("span",{class:e<t?"tag late":"tag",children:e<t?f.passed(n):
f.left(n)})]})}var Zo=u(()=>{"use strict";fp();H();Hh();dn();oo();be()});import{jsx as Vh}from"hono/jsx/jsx-runtime";function ma({next:e,path:t,query:n={}}){if(!e)return null;let r=Object.entries(n).filter(o=>!!o[1]);return Vh("p",{children:Vh(
"a",{class:"button second",href:`${t}?${new URLSearchParams([...r,["cursor",e]])}`,children:f.more})})}var Lm=u(()=>{"use strict";H()});import{Fragment as MO,jsx as xt,jsxs as gp}from"hono/jsx/jsx-runtime";function Gh({requests:e,next:t,tenant:n,now:r,me:o,closed:i,done:a}){let s=m=>m.owner==="w\
orker"&&m.workerId===o&&m.waitsFor!=="meetings",d=i?e:e.toSorted((m,l)=>Number(s(l))-Number(s(m))||qO(m,l));return gp(MO,{children:[xt(lt,{text:a}),xt("p",{children:xt(
"a",{class:"button",href:"/requests/new",children:bt.make})}),xt("h2",{children:i?bt.closed:bt.live}),d.length===0&&xt("p",{children:i?f.none:`${bt.empty} ${bt.
emptyTodo}`}),xt("ul",{class:"cards",children:d.map(m=>gp("li",{class:"card",children:[xt("h3",{children:xt("a",{href:`/requests/${m.id}`,children:b.title(m.clientReference??
wt(n,m.area))})}),gp("p",{children:[xt("span",{class:"tag",children:D.request[m.state]})," ",s(m)&&xt("span",{class:"tag turn",children:bt.yourTurn})]}),xt(Yt,{
facts:[[bt.columns.area,wt(n,m.area)],m.phases.length>0&&[f.phase,ro(m.phases)],m.state!=="closed"&&[bt.columns.next,D.requestWaitsFor[m.waitsFor]],m.state!=="c\
losed"&&[f.owner,D.owner[m.owner]],m.due&&[bt.columns.clock,xt(ts,{due:m.due,now:r})],[bt.columns.created,A.date(m.createdAt)]]})]}))}),xt(ma,{next:t,path:"/req\
uests",query:{state:i?"closed":void 0}}),xt("p",{children:i?xt("a",{href:"/requests",children:bt.live}):xt("a",{href:"/requests?state=closed",children:bt.showClosed})})]})}
function qO(e,t){let[n,r]=[e.due??"~",t.due??"~"];return n<r?-1:n>r?1:0}var Yh=u(()=>{"use strict";H();Wn();Im();dn();oo();be();nn();Zo();Lm()});var Qh={};le(Qh,{list:()=>_O});import{jsx as $O}from"hono/jsx/jsx-runtime";async function _O(e){let t=Se(e),n=e.req.query("state")==="closed",r=e.req.query("cur\
sor"),o={limit:DO,...n?{state:"closed"}:{live:!0},...r&&{cursor:r}},[i,a]=await Promise.all([Hd(t,o),$(t)]),s=e.req.query("done")==="handed-over"?b.change.handedOver:
void 0;return Ze(e,{title:on(e)?f.nav.allRequests:bt.title,current:"/requests"},$O(Gh,{requests:i.items,next:i.next,tenant:a,now:t.now,me:lo(e).staffId,closed:n,
done:s}))}var DO,Jh=u(()=>{"use strict";H();Wn();Im();ja();He();Yh();sn();$n();DO=50});var oe,ns=u(()=>{"use strict";Lr();oe={title:"Sopivat kumppanit",fit:"Sopivat",fitEmpty:"Kukaan ei sovi juuri nyt kaikkiin ehtoihin.",others:"Muut ja miksi eiv\xE4\
t sovi",columns:{rank:"J\xE4rjestys",name:"Nimi",why:"Miksi",slots:"Ajat",asked:"Kysytty"},rank:e=>`${e}.`,scores:{known:"aika on vapaa",unknown:"aika ei ole ti\
edossa, kysyt\xE4\xE4n",assignments:e=>`mukana ${Xe(e,"pyynn\xF6ss\xE4","pyynn\xF6ss\xE4")}`,continuity:"sama kumppani kuin ennen",language:e=>`kieli: ${e}`,waitingSince:e=>`\
viimeksi mukana ${e}`},alreadyAsked:"H\xE4nelt\xE4 on jo kysytty",askTitle:"Kysy itse",askHint:"Kumppani saa saman kyselyn kuin muutkin ja vastaa linkist\xE4.",
ask:e=>`Kysy: ${e}`,slot:"Mihin aikaan?",anySlot:"Kaikki toivotut ajat",override:"Kysy silti",overrideHint:"Kaikki ehdot eiv\xE4t t\xE4yty. Kirjoita lyhyt syy. Se j\xE4\xE4\
 n\xE4kyviin.",overrideReason:"Miksi kysyt silti?",asked:"Kysely on l\xE4hetetty.",phone:{title:"Kirjaa puhelu",hint:"Kirjaa vastaus, jonka sait puhelimessa. N\xE4\
kyviin j\xE4\xE4, ett\xE4 kirjasit sen h\xE4nen puolestaan.",who:"Kuka soitti?",whoPartner:"Kumppani",whoWorker:"Ty\xF6ntekij\xE4",answer:"Mit\xE4 h\xE4n vastasi?",
accept:e=>`P\xE4\xE4see ${e}`,acceptWhenSuits:"P\xE4\xE4see, aika sovitaan",decline:"Ei p\xE4\xE4se t\xE4ll\xE4 kertaa",otherTime:"Ehdottaa toista aikaa",cancel:"\
Peruu",submit:"Kirjaa",recorded:"Puhelu on kirjattu."}}});var Zh,hp,X,Ar=u(()=>{"use strict";tn();H();ir();di();On();Ao();fn();zt();be();Zh=["fi","sv","en","ru","et","ar"],hp=Yn.map(e=>({value:e,text:Er(Fs[e].names.fi)})),
X={phases:$e.map(e=>({value:e,text:Er(Io[e].names.fi)})),oftenLanguages:hp.filter(({value:e})=>Zh.includes(e)),otherLanguages:hp.filter(({value:e})=>!Zh.includes(
e)),languages:hp,areas:({areas:e})=>e.map(({code:t,names:n})=>({value:t,text:n.fi})),modes:ct.map(e=>({value:e,text:Z.mode[e]})),channels:mi.map(e=>({value:e,text:Er(
hm(e))})),audiences:si.map(e=>({value:e,text:Er(wm(e))})),urgencies:zr.map(e=>({value:e,text:Z.urgency[e],hint:Z.urgencyHint[e]})),durations:[30,45,60,90,120,180,
240].map(e=>({value:String(e),text:w.durationOption(e)})),choice:["first","family"].map(e=>({value:e,text:Z.choice[e]})),confirm:["ask-me","pre-approved"].map(e=>({
value:e,text:Z.confirm[e]})),gender:["woman","man"].map(e=>({value:e,text:Z.gender[e]})),consent:[{value:"no",text:w.consentPending},{value:"yes",text:w.consentGiven}],
yesNo:[{value:"yes",text:f.yes},{value:"no",text:f.no}]}});import{Fragment as VO,jsx as se,jsxs as mr}from"hono/jsx/jsx-runtime";function Xh({view:e,...t}){let n={...t,request:e.request};return n.request.state==="closed"?
null:mr("section",{"aria-labelledby":"change",children:[se("h2",{id:"change",children:b.change.title}),WO(n.request)&&se(zO,{...n}),n.request.phases.length>0&&se(
jO,{...n}),se(UO,{...n}),n.coordinator&&se(KO,{view:e,nonce:n.nonce}),se(BO,{...n}),se(HO,{...n})]})}function WO({state:e,waitsFor:t}){return(e==="open"||e==="o\
ffered")&&t!=="coordinator"}function zO({request:e,nonce:t,sent:n}){let r=ae("times",n?.view);return se(ve,{title:b.change.times,open:Ke(r),children:mr(I,{action:`\
/requests/${e.id}/times`,nonce:t,children:[se(Vo,{view:r,count:3}),e.mode!=="remote"&&se(Qe,{view:r,name:"remote",label:b.nobody.remote}),se(N,{children:b.nobody.
submit})]})})}function jO({request:e,nonce:t,sent:n}){let r=ae("phase",n?.view),{change:o}=b;return se(ve,{title:o.phase,open:Ke(r),children:mr(I,{action:`/requ\
ests/${e.id}/phase`,nonce:t,children:[se(rn,{view:r,name:"phases",legend:o.phase,hint:o.phaseHint,options:X.phases,initial:e.phases}),se(_,{view:r,name:"reason",
label:`${o.phaseReason} ${f.optional}`}),se(N,{children:f.save})]})})}function UO({request:e,colleagues:t,nonce:n,sent:r}){let o=ae("hand-over",r?.view);return se(
ve,{title:b.change.handOver,open:Ke(o),children:mr(I,{action:`/requests/${e.id}/hand-over`,nonce:n,children:[se(te,{view:o,name:"to",label:b.change.handOverTo,options:t,
empty:f.pick}),se(N,{children:b.change.handOver})]})})}function KO({view:{request:e,partners:t},nonce:n}){let r=e.taken.filter(o=>o.state==="confirmed");return se(
VO,{children:r.map(({partnerId:o})=>mr(ve,{title:b.change.partnerLeaves(t[o]?.firstName??o),children:[se("p",{children:b.change.partnerLeavesHint}),mr(I,{action:`\
/requests/${e.id}/partner-leaves`,nonce:n,children:[se("input",{type:"hidden",name:"partnerId",value:o}),se(N,{kind:"second",children:b.change.partnerLeaves(t[o]?.
firstName??o)})]})]}))})}function BO({request:e,coordinator:t,nonce:n,sent:r}){let o=ae("close",r?.view),i=wi.filter(a=>a==="fulfilled"||a==="failed"||a==="no-c\
apacity"&&t);return mr(ve,{title:b.change.close,open:Ke(o),children:[se("p",{children:b.change.closeHint}),mr(I,{action:`/requests/${e.id}/close`,nonce:n,children:[
se(gt,{view:o,name:"as",legend:b.change.closeAs,options:i.map(a=>({value:a,text:Z.closing[a]}))}),se(N,{kind:"second",children:b.change.close})]})]})}function HO({
request:e,coordinator:t,nonce:n,sent:r}){let{change:o}=b,i=ae("cancel",r?.view),a=[{value:"withdrawn",text:o.withdrawn},{value:"irrelevant",text:o.irrelevant}];
return mr(ve,{title:o.cancel,open:Ke(i),children:[se("p",{children:o.cancelHint}),mr(I,{action:`/requests/${e.id}/cancel`,nonce:n,children:[se(gt,{view:i,name:"\
as",legend:o.cancelAs,options:a,initial:["withdrawn"]}),t&&se("input",{type:"hidden",name:"workerId",value:e.workerId}),t&&se(Qe,{view:i,name:"onBehalf",label:o.
onBehalf}),se(N,{kind:"grave",children:o.cancel})]})]})}var ew=u(()=>{"use strict";tn();H();Wn();zt();Ot();ht();Gt();Ue();Ar();Tr();Or()});import{Fragment as tw,jsx as Ir,jsxs as rs}from"hono/jsx/jsx-runtime";function wp({request:e,nonce:t,now:n,sent:r}){let{consent:o}=b,i=ae("consent",r?.view),a=`\
/requests/${e.id}/consent`;return rs("section",{"aria-labelledby":"consent",children:[Ir("h2",{id:"consent",children:o.title}),e.consent.given?rs(tw,{children:[
Ir("p",{children:o.given(e.consent.on?A.localDate(e.consent.on):f.unknown)}),rs(ve,{title:o.withdraw,open:Ke(i),children:[Ir("p",{children:o.withdrawHint}),Ir(I,
{action:a,nonce:t,children:Ir(N,{name:"given",value:"no",kind:"grave",children:o.withdraw})})]})]}):rs(tw,{children:[Ir("p",{children:o.pending}),Ir("p",{children:o.
todo}),rs(I,{action:a,nonce:t,children:[Ir(_,{view:i,name:"on",type:"date",label:o.on,initial:F(n)}),Ir(N,{name:"given",value:"yes",children:o.record})]})]})]})}
var nw=u(()=>{"use strict";H();Wn();re();Ot();Gt();Ue();be();Tr()});import{Fragment as kp,jsx as Tt,jsxs as Xo}from"hono/jsx/jsx-runtime";function rw({view:e,...t}){let n=e.request.taken.filter(o=>o.state==="held").map(o=>o.offerId),
r=e.offers.filter(o=>n.includes(o.id)||o.waitsFor==="worker-reply");return r.length===0||e.request.state==="closed"?null:Xo("section",{"aria-labelledby":"decisi\
on",children:[Tt("h2",{id:"decision",children:b.decision.title}),r.map(o=>Tt(GO,{offer:o,view:e,...t}))]})}function GO({offer:e,view:t,nonce:n,sent:r}){let{decision:o}=b,
i=t.partners[e.partnerId],a=i?.firstName??b.partnerHidden,s=ae(`decision-${e.id}`,r?.view),d=pt[t.request.channel].hasClient,m=!d||t.request.consent.given;return Xo(
"article",{class:"card",children:[e.counter?Xo(kp,{children:[Tt("p",{children:o.otherTime(a,A.full(e.counter))}),Tt("p",{children:o.otherTimeTodo})]}):Xo(kp,{children:[
Tt("p",{children:Tt("strong",{children:o.canCome(a)})}),Tt("p",{children:d?o.todo(a):o.todoNoParent}),Tt("p",{children:e.slot?`${o.at}: ${A.full(e.slot)}`:o.whenSuits})]}),
i?.introduction&&Xo(kp,{children:[Tt("h3",{children:o.about(a)}),Tt("p",{children:i.introduction})]}),Xo(I,{action:`/requests/${t.request.id}/decision`,nonce:n,
children:[Tt("input",{type:"hidden",name:"offerId",value:e.id}),Tt("input",{type:"hidden",name:"version",value:String(t.request.version)}),!m&&Tt("p",{children:o.
afterConsent}),Tt(_,{view:s,name:"reason",label:`${o.reason} ${f.optional}`,hint:o.refuseHint}),Xo("div",{class:"row",children:[m&&Tt(N,{name:"decision",value:"\
confirm",children:o.confirmName(a)}),Tt(N,{name:"decision",value:"refuse",kind:"second",children:o.refuse})]})]})]})}var ow=u(()=>{"use strict";H();Wn();On();Ot();
Gt();Ue();be()});var po,iw=u(()=>{"use strict";po={title:"Mit\xE4 on tapahtunut",empty:"Ei viel\xE4 mit\xE4\xE4n.",by:e=>e,onBehalf:(e,t)=>`${e}, puhelimessa: ${t}`,note:"Perust\
elu",of:{"request.asked":"Pyynt\xF6 tehtiin.","request.asking":"Kyselyt l\xE4htiv\xE4t.","request.wave":"Kyselyt l\xE4htiv\xE4t.","request.offered":"Kyselyt l\xE4h\
tiv\xE4t.","request.offered-by-hand":"Koordinaattori kysyi itse.","request.still-asking":"Odotamme viel\xE4 vastausta.","request.offer-expired":"Vastausaika p\xE4\xE4\
ttyi.","request.late":"Ket\xE4\xE4n ei l\xF6ytynyt ajoissa. Koordinaattori sai tiedon.","request.asks-on":"Kysymme lis\xE4\xE4.","request.quiet-hours":"Kysymme \
aamulla, y\xF6ll\xE4 emme h\xE4iritse.","request.nobody":"Kukaan ei ehtinyt. Koordinaattori sai tiedon.","request.still-nobody":"Ket\xE4\xE4n ei ole viel\xE4 l\xF6ytynyt. K\
oordinaattori sai muistutusviestin.","request.declined":"Kysytty ei p\xE4\xE4ssyt t\xE4ll\xE4 kertaa.","request.accepted":"Joku p\xE4\xE4see.","request.seat-hel\
d":"Joku p\xE4\xE4see.","request.time-passed":"Aika ehti menn\xE4 ennen vahvistusta.","request.seats-full":"Tarpeeksi moni p\xE4\xE4see.","request.confirmed":"T\
y\xF6ntekij\xE4 vahvisti.","request.seat-confirmed":"Ty\xF6ntekij\xE4 vahvisti.","request.partner-refused":"Ty\xF6ntekij\xE4 ei vahvistanut.","request.searches-\
anew":"Etsimme uudestaan.","request.nudged":"Muistutusviesti l\xE4hti.","request.escalated":"Asia siirtyi koordinaattorille.","request.consent-given":"Suostumus\
 merkittiin.","request.consent-withdrawn":"Suostumus peruttiin.","request.handed-over":"Pyynt\xF6 siirtyi ty\xF6toverille.","request.phase-changed":"Vaihe muutt\
ui.","request.phase-changed-unusually":"Vaihe muuttui tavallisesta poiketen.","request.times-changed":"Ajat muuttuivat.","request.looks-again":"Katsomme, ketk\xE4 \
nyt sopivat.","request.late-choice":"Kumppanille tuli este. Ty\xF6ntekij\xE4 valitsee, mit\xE4 tehd\xE4\xE4n.","request.reopened":"Etsimme uudestaan.","request.\
partner-away":"Kumppani on poissa.","request.partner-left":"Kumppani j\xE4i pois.","request.chose-another":"T\xE4h\xE4n aikaan etsit\xE4\xE4n toista kumppania.",
"request.meeting-added":"Aika sovittiin.","request.meeting-booked":"Aika sovittiin.","request.meeting-cancelled":"Aika peruttiin.","request.meeting-moved":"Aika\
 siirtyi.","request.asks-strangers-no-more":"Aika on niin l\xE4hell\xE4, ettei siihen en\xE4\xE4 etsit\xE4 ket\xE4\xE4n itsest\xE4\xE4n.","request.meeting-close\
d":"Aika merkittiin.","request.partner-withdrew":"Kumppani j\xE4i pois.","request.closed-fulfilled":"Pyynt\xF6 p\xE4\xE4ttyi: tuki toteutui.","request.closed-fa\
iled":"Pyynt\xF6 p\xE4\xE4ttyi: tuki ei toteutunut.","request.closed-withdrawn":"Pyynt\xF6 peruttiin.","request.closed-no-capacity":"Pyynt\xF6 p\xE4\xE4ttyi: ket\xE4\xE4n ei l\
\xF6ytynyt.","request.closed-irrelevant":"Pyynt\xF6 p\xE4\xE4ttyi: ei en\xE4\xE4 ajankohtainen.","offer.sent":"Kysely l\xE4hti.","offer.accepted":"Vastaus: p\xE4\xE4s\
en.","offer.declined":"Vastaus: en p\xE4\xE4se t\xE4ll\xE4 kertaa.","offer.other-time":"Vastaus: ehdotti toista aikaa.","offer.expired":"Vastausaika p\xE4\xE4ttyi.",
"offer.withdrawn":"Kysely peruttiin.","offer.released":"Aika vapautettiin.","offer.tidied":"Varattu aika vapautettiin.","meeting.booked":"Aika sovittiin.","meet\
ing.taken-over":"Toinen kumppani lupautui t\xE4h\xE4n aikaan.","meeting.move-proposed":"Uutta aikaa ehdotettiin.","meeting.moved":"Aika siirtyi.","meeting.move-\
declined":"Ehdotettu aika ei k\xE4ynyt.","meeting.time-kept":"Aika pidettiin ennallaan.","meeting.partner-gone":"Kumppanille tuli este.","meeting.another-partne\
r":"T\xE4h\xE4n aikaan etsit\xE4\xE4n toista kumppania.","meeting.same-later":"Etsit\xE4\xE4n uusi aika saman kumppanin kanssa.","meeting.without":"Aika pidet\xE4\xE4\
n ilman kumppania.","meeting.handed-over":"Aika siirtyi ty\xF6toverille.","meeting.cancelled":"Aika peruttiin.","meeting.late-choice":"Ty\xF6ntekij\xE4 valitsee, mit\xE4\
 ajalle tehd\xE4\xE4n.","meeting.to-tidy":"Peruuntumisesta kerrotaan.","meeting.tidied":"Peruuntumisesta kerrottiin.","meeting.to-arrange":"Sovitaan aika uuden \
kumppanin kanssa.","meeting.over":"Aika on ohi.","meeting.nudged":"Muistutusviesti l\xE4hti.","meeting.escalated":"Asia siirtyi koordinaattorille.","meeting.hel\
d":"Aika toteutui.","meeting.no-show":"Aika ei toteutunut.","meeting.closed":"Aika merkittiin."},other:"Tietoja muutettiin."}});import{Fragment as QO,jsx as la,jsxs as vp}from"hono/jsx/jsx-runtime";function aw({view:e,staff:t}){let n=[...e.history].reverse();return vp("section",{"aria-la\
belledby":"history",children:[la("h2",{id:"history",children:po.title}),n.length===0?la("p",{children:po.empty}):la("ol",{class:"lines",reversed:!0,children:n.map(
r=>vp("li",{children:[la("time",{datetime:r.at,children:A.dateTime(r.at)})," \xB7 ",Cm(po.of,r.what,po.other)," ",la("span",{class:"quiet",children:YO(r,e,t)}),
r.note&&vp(QO,{children:[la("br",{}),po.note,": ",r.note]})]}))})]})}function YO({by:e},t,n){let r=(i,a)=>{let s=i==="partner"?t.partners[a]?.firstName:n.get(a);
return s?f.signedInAs(s,f.roles[i]):f.roles[i]},o=r(e.role,e.id);return e.onBehalfOf?po.onBehalf(o,r(e.onBehalfOf.role,e.onBehalfOf.id)):po.by(o)}var sw=u(()=>{
"use strict";fp();H();iw();be()});var L,co=u(()=>{"use strict";L={title:"Ajat",ofRequest:"Sovitut ajat",empty:"Aikoja ei ole viel\xE4 sovittu.",coming:"Tulossa",past:"Olleet",columns:{when:"Aika",
where:"Miss\xE4",state:"Tilanne",next:"Seuraava askel"},add:"Lis\xE4\xE4 aika",addFirst:"Sovi ensimm\xE4inen aika",added:"Aika on lis\xE4tty. Kumppani saa viestin.",
move:"Ehdota uutta aikaa",moveHint:"Kumppani vastaa, sopiiko. Vanhasta ajasta ei en\xE4\xE4 l\xE4hde muistutusviestej\xE4.",moveSent:"Uusi aika on ehdotettu. Ke\
rromme, kun vastaus tulee.",moveAsked:e=>`Ehdotettu uusi aika: ${e}.`,moveByPartner:e=>`Kumppani ehdottaa uutta aikaa: ${e}.`,moveYes:"Uusi aika sopii",moveNo:"\
Uusi aika ei k\xE4y",moveAgreed:"Uusi aika on sovittu. Kumppani saa viestin.",moveRefused:"Kiitos. Sopikaa toinen aika tai pit\xE4k\xE4\xE4 vanha.",keep:"Pidet\xE4\
\xE4n vanha aika",kept:"Vanha aika pidet\xE4\xE4n.",cancel:"Peru aika",cancelHint:"Vain t\xE4m\xE4 aika perutaan. Kumppani pysyy.",cancelOnBehalf:"Kumppani pyys\
i t\xE4t\xE4 puhelimessa",cancelled:"Aika on peruttu. Kerroimme siit\xE4 heti.",proposed:"Ehdotettu aika",partner:"Kumppani",close:"Miten meni?",closeSubmit:"Me\
rkitse",closeTodo:"Merkitse, toteutuiko aika.",closed:"Kiitos, merkitty.",calendar:"Lis\xE4\xE4 kalenteriin",late:{title:"Kumppanille tuli este.",todo:"Kysy van\
hemmalta ja valitse, mit\xE4 tehd\xE4\xE4n.",question:"Mit\xE4 tehd\xE4\xE4n?",choices:{"same-later":"Sama kumppani my\xF6hemmin",without:"Pidet\xE4\xE4n aika ilman k\
umppania",another:"Toinen kumppani, vanhempi suostuu siihen",cancel:"Perutaan aika"},submit:"Valitse",chosen:"Kiitos, valinta on merkitty."},noPartner:"Ei kumpp\
ania t\xE4ll\xE4 hetkell\xE4"}});import{Fragment as cw,jsx as Pt,jsxs as fo}from"hono/jsx/jsx-runtime";function dw(e){let{meeting:t,nonce:n}=e,{proposal:r}=t;if(!r)return null;let o=A.full(r);return fo(
cw,{children:[Pt("p",{children:r.by==="partner"?L.moveByPartner(o):L.moveAsked(o)}),r.by==="partner"&&fo(I,{action:ua(e,"move-answer"),nonce:n,class:"row",children:[
Pt(N,{name:"agree",value:"yes",children:L.moveYes}),Pt(N,{name:"agree",value:"no",kind:"second",children:L.moveNo})]}),Pt(I,{action:ua(e,"keep"),nonce:n,children:Pt(
N,{kind:"second",children:L.keep})})]})}function mw(e){let{meeting:t,nonce:n,sent:r}=e,o=ae(`move-${t.id}`,r?.view),i={date:F(t.start),from:pn(t.start),to:pn(t.
end)};return Pt(ve,{title:L.move,open:Ke(o),children:fo(I,{action:ua(e,"move"),nonce:n,children:[Pt(kn,{view:o,name:"move",legend:L.move,hint:L.moveHint,words:Dn,
initial:i}),Pt(N,{children:L.move})]})})}function lw(e){let{meeting:t}=e;return fo(ve,{title:L.cancel,children:[Pt("p",{children:L.cancelHint}),fo(I,{action:ua(
e,"cancel"),nonce:e.nonce,children:[e.coordinator&&t.partnerId&&fo(cw,{children:[Pt("input",{type:"hidden",name:"partnerId",value:t.partnerId}),Pt(Qe,{view:Bt(`\
cancel-${t.id}`),name:"onBehalf",label:L.cancelOnBehalf})]}),Pt(N,{kind:"grave",children:L.cancel})]})]})}function uw(e){let t=ae(`close-${e.meeting.id}`,e.sent?.
view),n=vi.map(r=>({value:r,text:Z.outcome[r]}));return fo(I,{action:ua(e,"close"),nonce:e.nonce,children:[Pt(gt,{view:t,name:"outcome",legend:L.close,hint:L.closeTodo,
options:n}),Pt(N,{children:L.closeSubmit})]})}function pw(e){let{late:t}=L,n=ae(`late-${e.meeting.id}`,e.sent?.view),r=Object.entries(t.choices).map(([o,i])=>({
value:o,text:i}));return fo(I,{action:ua(e,"late"),nonce:e.nonce,children:[Pt(gt,{view:n,name:"choice",legend:t.title,hint:t.todo,options:r}),Pt(N,{children:t.submit})]})}
var ua,fw=u(()=>{"use strict";tn();co();Sa();re();Ot();ht();Ho();Ue();be();Tr();Or();ua=({meeting:e},t)=>`/meetings/${e.id}/${t}`});import{Fragment as ZO,jsx as zn,jsxs as bp}from"hono/jsx/jsx-runtime";function yw(e){let{meeting:t,partner:n,now:r}=e,o=t.state==="scheduled";return bp("li",{class:"\
card",id:t.id,children:[zn("h3",{children:zn("time",{datetime:t.start,children:A.full(t)})}),bp("p",{children:[zn("span",{class:t.state==="held"?"tag good":"tag",
children:D.meeting[t.state]})," ",t.outcome&&t.outcome!=="held"&&Z.outcome[t.outcome]]}),zn(Yt,{facts:[[f.place,[Z.mode[t.mode],t.place].filter(Boolean).join(",\
 ")],[L.partner,t.partnerId?n:L.noPartner],t.proposal&&[L.proposed,A.full(t.proposal)]]}),o&&t.waitsFor!=="start"&&zn(uo,{standing:{...t,next:D.meetingWaitsFor[t.
waitsFor]},now:r}),o&&zn(JO,{...e})]})}function JO(e){let{meeting:t,now:n}=e;if(t.partnerId===null&&t.start>n)return zn(pw,{...e});let r=t.start<=n;return bp(ZO,
{children:[t.proposal&&zn(dw,{...e}),r&&t.partnerId&&zn(uw,{...e}),!r&&zn(mw,{...e}),!r&&zn(lw,{...e})]})}var gw=u(()=>{"use strict";tn();H();co();dn();oo();be();
Zo();fw()});import{jsx as jn,jsxs as ww}from"hono/jsx/jsx-runtime";function hw({view:e,coordinator:t,...n}){let{request:r,meetings:o}=e,i=r.taken.some(m=>m.state==="confirm\
ed");if(o.length===0&&!i)return null;let a=o.filter(({state:m})=>m==="scheduled").toSorted((m,l)=>m.start<l.start?-1:1),s=o.filter(({state:m})=>m!=="scheduled").
toSorted((m,l)=>m.start<l.start?1:-1),d=m=>m?e.partners[m]?.firstName:void 0;return ww("section",{"aria-labelledby":"meetings",children:[jn("h2",{id:"meetings",
children:L.ofRequest}),o.length===0&&jn("p",{children:L.empty}),jn("ul",{class:"cards",children:[...a,...s].map(m=>jn(yw,{meeting:m,partner:d(m.partnerId),coordinator:t,
...n}))}),i&&r.state!=="closed"&&jn(XO,{view:e,...n})]})}function XO({view:e,nonce:t,sent:n}){let r=ae("add",n?.view),o=e.request.taken.filter(({state:a})=>a===
"confirmed").map(({partnerId:a})=>({value:a,text:e.partners[a]?.firstName??a})),i=e.request.waitsFor==="first-meeting";return jn(ve,{title:i?L.addFirst:L.add,open:i||
Ke(r),children:ww(I,{action:`/requests/${e.request.id}/meetings`,nonce:t,children:[o.length>1&&jn(te,{view:r,name:"partnerId",label:L.partner,options:o,empty:f.
pick}),jn(kn,{view:r,name:"meeting",legend:f.time,words:Dn}),jn(te,{view:r,name:"mode",label:w.mode,options:X.modes,initial:e.request.mode}),jn(_,{view:r,name:"\
place",label:`${f.place} ${f.optional}`,initial:e.request.place}),jn(N,{children:i?L.addFirst:L.add})]})})}var kw=u(()=>{"use strict";H();co();ir();Ot();ht();Gt();
Ho();Ue();Ar();Tr();gw();Or()});var Cr,qm=u(()=>{"use strict";Cr={fails:{ROLE:"Ei ole koulutettu t\xE4h\xE4n teht\xE4v\xE4\xE4n",PHASE:"Vaiheesta ei ole sopimusta t\xE4ss\xE4 kunnassa",EXPERIENCE:"\
Oma kokemus on toisesta vaiheesta",AREA:"Ei kulje t\xE4h\xE4n kuntaan",LANGUAGE:"Ei yhteist\xE4 kielt\xE4",SLOT:"Aika ei sovi",CAPACITY:"Mukana jo niin monessa \
kuin jaksaa",HOURS:"Kuukauden tunnit tulisivat t\xE4yteen",PAUSED:"Tauolla",CHECKS:"Sopimus tai tarkistus puuttuu tai p\xE4\xE4ttyy",CONFLICT:"Este, jota muut e\
iv\xE4t n\xE4e",EARNINGS:"Oma palkkioraja tulisi t\xE4yteen"},helps:{ROLE:"Tarkista roolit kumppanin tiedoista.",PHASE:"Tarkista vaihesopimukset.",EXPERIENCE:"K\
ysy, onko kokemusta, jota ei ole merkitty.",AREA:"Kokeile et\xE4yhteytt\xE4 tai naapurikuntaa.",LANGUAGE:"Tulkin tilaa ty\xF6ntekij\xE4. Kumppani ei tulkkaa.",SLOT:"\
Kokeile toista aikaa.",CAPACITY:"Kysy, jaksaisiko yhden lis\xE4\xE4.",HOURS:"Kokeile lyhyemp\xE4\xE4 aikaa tai ensi kuuta.",PAUSED:"Odota tauon loppua.",CHECKS:"\
P\xE4ivit\xE4 sopimus tai tarkistus.",CONFLICT:"Valitse toinen.",EARNINGS:"Kokeile ensi kuuta."},fits:"Sopii",count:e=>e===1?"yhdell\xE4":`${e}:lla`}});import{Fragment as bw,jsx as Wt,jsxs as Mm}from"hono/jsx/jsx-runtime";function vw({request:e,tenant:t,nonce:n,sent:r}){let{nobody:o}=b,i=t.areas.find(s=>s.code===
e.area)?.openMeetingPlace,a=ae("times",r?.view);return Mm("section",{"aria-labelledby":"nobody",class:"notice",children:[Wt("h2",{id:"nobody",children:o.title}),
Wt("p",{children:e.due&&e.owner==="coordinator"?o.callBy(A.fullDeadline(e.due)):o.todo}),Wt(ex,{request:e}),Wt("h3",{children:o.otherTime}),Mm(I,{action:`/reque\
sts/${e.id}/times`,nonce:n,children:[Wt(Vo,{view:a,count:2}),e.mode!=="remote"&&Wt(Qe,{view:a,name:"remote",label:o.remote}),Wt(N,{children:o.submit})]}),i&&Mm(
bw,{children:[Wt("h3",{children:o.openPlace}),Wt("p",{children:o.openPlaceHint(i)})]}),Wt("h3",{children:o.call}),Wt("p",{children:Wt(Qi,{number:t.settings.coordinatorPhone})})]})}
function ex({request:e}){let n=et.map(r=>[r,e.misses.filter(o=>o.codes.includes(r)).length]).filter(([,r])=>r>0);return n.length===0?null:Mm(bw,{children:[Wt("h\
3",{children:b.nobody.why}),Wt("ul",{children:n.map(([r,o])=>Wt("li",{children:b.nobody.whyCount(Cr.fails[r],o)}))})]})}var Rw=u(()=>{"use strict";Wn();qm();cr();
Ot();ht();Ue();be();Ji();Or()});var De,os=u(()=>{"use strict";Lr();De={title:"Avoimet pyynn\xF6t",intro:"Kaikki, mik\xE4 odottaa jotakuta. Kiireisin on ensin.",empty:"Kaikki on hoidossa. Mik\xE4\xE4\
n ei odota sinua nyt.",caption:"Avoimet asiat, kiireisin ensin",count:e=>Xe(e,"avoin asia","avointa asiaa"),columns:{clock:"Viimeist\xE4\xE4n",what:"Mik\xE4",state:"\
Tilanne",waitsFor:"Mit\xE4 odottaa",owner:"Kenen vuoro",reason:"Miksi",area:"Kunta",urgency:"Kiire",todo:"Tee"},filterArea:"Kunta",filterState:"Tilanne",allAreas:"\
Kaikki kunnat",allStates:"Kaikki tilanteet",onlyMine:"Vain minun vuoroni",late:"Aika on mennyt",dueIn:e=>`${e} j\xE4ljell\xE4`,overdue:e=>`${e} yli`,nudged:e=>Xe(
e,"muistutusviesti","muistutusviesti\xE4"),nobody:"Kukaan ei ehtinyt. Miksi:",ruleCount:(e,t)=>`${e} (${t})`,asked:e=>e===1?"Kysytty yhdelt\xE4":`Kysytty ${e} k\
umppanilta`,openRequest:"Avaa pyynt\xF6",toCandidates:"Katso kumppanit ja kysy itse",recordCall:"Kirjaa puhelu",newForCaller:"Tee pyynt\xF6 soittajan puolesta",
messages:"Viestit",notices:{title:"Viestit, jotka eiv\xE4t menneet perille",empty:"Kaikki viestit ovat menneet perille.",to:"Kenelle",why:"Miksi",retry:"L\xE4het\xE4 \
uudestaan",retried:"Viesti l\xE4htee uudestaan.",close:"Hoidin puhelimella",closed:"Merkitty hoidetuksi.",todo:"Soita tai l\xE4het\xE4 uudestaan."}}});import{Fragment as tx,jsx as lr,jsxs as is}from"hono/jsx/jsx-runtime";function Sw({notices:e,nonce:t}){if(e.length===0)return null;let n=e.toSorted((r,o)=>r.sendAt<
o.sendAt?1:-1);return is("section",{"aria-labelledby":"notices",children:[lr("h2",{id:"notices",children:De.messages}),lr("ul",{class:"lines",children:n.map(r=>is(
"li",{id:r.id,children:[is("p",{children:[lr("span",{class:r.waitsFor==="person"?"tag late":"tag",children:D.notice[r.state]})," ",A.dateTime(r.sentAt??r.sendAt),
" \xB7 ",f.roles[r.to.role]]}),r.suppressedFor&&lr("p",{children:D.noticeSuppressedFor[r.suppressedFor]}),r.waitsFor==="person"&&lr(Rp,{id:r.id,nonce:t})]}))})]})}
function Rp({id:e,nonce:t}){return is(tx,{children:[lr("p",{children:De.notices.todo}),is("div",{class:"row",children:[lr(I,{action:`/notices/${e}/retry`,nonce:t,
children:lr(N,{children:De.notices.retry})}),lr(I,{action:`/notices/${e}/close`,nonce:t,children:lr(N,{kind:"second",children:De.notices.close})})]})]})}var Sp=u(
()=>{"use strict";os();H();dn();Ot();be()});import{Fragment as rx,jsx as Rn,jsxs as Dm}from"hono/jsx/jsx-runtime";function Ew({view:e}){return Dm("section",{"aria-labelledby":"offers",children:[Rn("h2",{id:"\
offers",children:b.offers}),e.offers.length===0?Rn("p",{children:b.noOffers}):Rn("ul",{class:"cards",children:e.offers.map(t=>Dm("li",{class:"card",children:[Dm(
"p",{children:[Rn("span",{class:t.state==="accepted"?"tag good":"tag",children:D.offer[t.state]})," ",Rn("strong",{children:e.partners[t.partnerId]?.firstName??
b.partnerHidden})]}),Rn(nx,{offer:t})]}))})]})}function nx({offer:e}){let t=e.slot?[e.slot]:e.slots;return Dm(rx,{children:[Rn("ul",{children:t.length===0?Rn("l\
i",{children:b.noTimes}):t.map(n=>Rn("li",{children:A.full(n)}))}),e.state==="sent"&&e.waitsFor==="answer"&&Rn("p",{children:b.answerBy(A.fullDeadline(e.answerBy))}),
e.waitsFor==="worker-reply"&&Rn("p",{children:D.offerWaitsFor["worker-reply"]}),e.endedFor&&Rn("p",{children:D.offerEndedFor[e.endedFor]})]})}var Ow=u(()=>{"use\
 strict";Wn();dn();be()});import{Fragment as ix,jsx as Be,jsxs as _m}from"hono/jsx/jsx-runtime";function xw(e){return b.title(e.clientReference??"")}function Tw({view:e,tenant:t,coordinator:n,
mine:r,colleagues:o,staff:i,...a}){let{request:s}=e,d=s.owner==="worker"&&r&&s.waitsFor!=="meetings"||s.owner==="coordinator"&&n;return _m(ix,{children:[Be(mt,{
view:a.sent?.view,trouble:a.sent?.trouble}),Be(lt,{text:a.done}),_m("section",{"aria-labelledby":"now",children:[Be("h2",{id:"now",children:b.now}),_m("p",{children:[
Be("span",{class:"tag",children:D.request[s.state]})," ",d&&Be("span",{class:"tag turn",children:b.yourTurn}),s.closedAs&&Z.closing[s.closedAs]]}),Be(uo,{standing:{
...s,next:D.requestWaitsFor[s.waitsFor]},now:a.now}),n&&s.state!=="closed"&&Be("p",{children:Be("a",{class:"button second",href:`/requests/${s.id}/candidates`,children:oe.
title})})]}),s.waitsFor==="coordinator"&&Be(vw,{request:s,tenant:t,...a}),s.phases.length>0&&s.state!=="closed"&&!s.consent.given&&Be(wp,{request:s,...a}),Be(rw,
{view:e,...a}),Be(hw,{view:e,coordinator:n,...a}),Be(ox,{view:e,tenant:t}),Be(Ew,{view:e}),s.phases.length>0&&s.state!=="closed"&&s.consent.given&&Be(wp,{request:s,
...a}),Be(Xh,{view:e,coordinator:n,colleagues:o,...a}),n&&Be(Sw,{notices:e.notices,...a}),Be(aw,{view:e,staff:i})]})}function ox({view:{request:e,worker:t},tenant:n}){
let r=e.windows.length===0?b.noTimes:e.windows.map(o=>A.full(o)).join("; ");return _m("section",{"aria-labelledby":"summary",children:[Be("h2",{id:"summary",children:b.
summary}),Be(Yt,{facts:[e.clientReference&&[b.reference,e.clientReference],e.phases.length>0&&[f.phase,ro(e.phases)],[f.area,wt(n,e.area)],[f.language,ra(e.languages)],
[b.times,r],e.needBy&&[b.needBy,A.fullDeadline(e.needBy)],[w.mode,[Z.mode[e.mode],e.place].filter(Boolean).join(", ")],[w.duration,A.duration(e.durationMinutes)],
[w.channel,hm(e.channel)],[w.audience,wm(e.audience)],[w.urgency,Z.urgency[e.urgency]],e.interpreter&&[w.interpreter,f.yes],e.seats>1&&[w.seats,String(e.seats)],
[w.choice,Z.choice[e.choice]],e.preferences.gender&&[w.gender,Z.gender[e.preferences.gender]],e.preferences.samePartnerAsBefore&&[w.partner,w.samePartner],e.note&&
[w.note,Be("bdi",{children:e.note})],t&&[b.worker,t.name]]})]})}var Pw=u(()=>{"use strict";tn();H();ir();ns();Wn();dn();oo();be();nn();Zo();ew();nw();ow();sw();
kw();Rw();Sp();Ow()});async function Nt(e){try{let t=await e();return c(t)?{failed:ax(t)}:{value:t}}catch(t){if(t instanceof We)return{failed:{status:503,trouble:dm,fields:[]}};throw t}}
function ax(e){let{refused:t,fields:n=[]}=e;return{status:Mr[t],trouble:mm(e),fields:n,refused:t}}async function At(e){let t=await Qd(e);return Jd(t)?t.unread===
"TOO_LARGE"?an(e,413,ce.tooLarge):an(e,415,ce.badForm):t}var yo=u(()=>{"use strict";Cn();k();qn();Vi();ga();or();sn()});var Nw,Aw=u(()=>{"use strict";ns();co();os();Wn();Nw={sent:b.sent,confirmed:b.decision.confirmed,refused:b.decision.refused,"consent-given":b.consent.recorded,"\
consent-withdrawn":b.consent.withdrawn,cancelled:b.change.cancelled,closed:b.change.closed,"handed-over":b.change.handedOver,phase:b.change.phaseChanged,times:b.
change.timesChanged,"partner-left":b.change.partnerLeft,added:L.added,"move-sent":L.moveSent,moved:L.moveAgreed,"move-declined":L.moveRefused,kept:L.kept,"meeti\
ng-cancelled":L.cancelled,"outcome-noted":L.closed,"late-chosen":L.late.chosen,asked:oe.asked,recorded:oe.phone.recorded,retried:De.notices.retried,handled:De.notices.
closed}});function Iw(e){let{windows:t,rows:n,fields:r}=Op(e,sx),o=Je(e,"needBy"),i=[...dx(e),...r,...mx(e,t.length>0||r.length>0)];o&&!Ve(o)&&i.push({path:"needBy",code:"\
NOT_A_DATE"});let a=Ep(e,"consent","consentOn"),s=e.optional("gender");return{raw:_e({channel:e.optional("channel"),phases:e.all("phases"),area:e.text("area"),audience:e.
optional("audience"),languages:e.all("languages"),interpreter:e.has("interpreter"),windows:t,needBy:Ve(o)?pi(o,"23:59"):void 0,durationMinutes:lx(e,t),mode:e.optional(
"mode"),place:e.optional("place"),urgency:e.optional("urgency"),clientReference:e.optional("clientReference"),consent:a.raw,seats:e.has("seats")&&e.text("seats")?
Number(e.text("seats")):void 0,choice:e.optional("choice"),confirm:e.optional("confirm"),preferences:_e({gender:s,samePartnerAsBefore:e.has("samePartner")?!0:void 0,
partnerId:e.optional("partnerId")}),note:e.optional("note")}),fields:[...i,...a.fields],rows:n}}function Ep(e,t,n){if(e.text(t)!=="yes")return{fields:[]};let r=Je(
e,n);return Ve(r)?{raw:{given:!0,on:r},fields:[]}:{fields:[{path:n,code:r?"NOT_A_DATE":"REQUIRED"}]}}function Op(e,t){let n=[],r=[],o=[];for(let i of t){let a=bn(
e,`windows.${i}`);"fields"in a&&o.push(...a.fields),"window"in a&&(n.push(a.window),r.push(i))}return{windows:n,rows:r,fields:o}}function dx(e){let{hasClient:t}=pt[e.
text("channel")]??pt["peer-support"];return[...t&&e.all("phases").length===0?[{path:"phases",code:"PHASES_NEEDED"}]:[],...["languages","area"].filter(n=>e.all(n).
length===0).map(n=>({path:n,code:"REQUIRED"}))]}function mx(e,t){let n=e.text("when");return n==="later"?t?[{path:"when",code:"CONTRADICTORY"}]:[]:t?[]:[{path:n===
"given"?"windows.0.date":"when",code:"REQUIRED"}]}function lx(e,t){let n=e.optional("durationMinutes");if(n)return Number(n);let r=t.map(({start:o,end:i})=>pe(o,
i)).filter(o=>o>=15);return r.length>0?Math.min(...r,480):void 0}function $m(e){return t=>{let n=/^windows\.(\d)\.(\w+)$/.exec(t);if(n)return px(Number(n[1]),n[2],
e);let r=ux[t]??t.split(".")[0]??t,o=Cw[r];return o===void 0?void 0:{name:r,label:o}}}function px(e,t,n){let o=t==="start"||t==="end"?n[e]??e:e,i=t==="start"?"f\
rom":t==="end"?"to":t,a={date:f.date,from:f.from,to:f.to}[i]??f.time;return{name:`windows.${o}.${i}`,label:`${w.window(o+1)}, ${a.toLocaleLowerCase("fi")}`}}function _e(e){
return Object.fromEntries(Object.entries(e).filter(([,t])=>t!==void 0))}var sx,Cw,Fw,ux,go=u(()=>{"use strict";ir();H();On();V();re();sr();sx=[0,1,2];Cw={forWorker:w.
onBehalf,phases:w.phases,languages:w.languages,when:w.time,windows:w.time,needBy:w.needBy,area:w.area,mode:w.mode,place:w.place,urgency:w.urgency,consent:w.consent,
consentOn:w.consentOn,durationMinutes:w.duration,channel:w.channel,audience:w.audience,interpreter:w.interpreter,choice:w.choice,confirm:w.confirm,gender:w.gender,
samePartner:w.samePartner,seats:w.seats,clientReference:w.clientReference,note:w.note},Fw=Object.keys(Cw),ux={"consent.on":"consentOn","preferences.gender":"gen\
der","onBehalfOf.id":"forWorker"}});var Lw={};le(Lw,{ACTIONS:()=>cx});var as,cx,qw=u(()=>{"use strict";H();ir();Wn();ke();Il();Cd();k();mu();uu();_d();gu();wu();vu();oa();sr();go();as=e=>Promise.resolve(
p("INVALID",{fields:e})),cx={decision:{prefix:e=>`decision-${e.text("offerId")}`,async run(e,t,n){let r=n.optional("version");return Wd(e,t,_e({decision:n.optional(
"decision"),offerId:n.optional("offerId"),reason:n.optional("reason"),version:r===void 0?void 0:Number(r)}))},done:e=>e.text("decision")==="confirm"?"confirmed":
"refused",places:_n({reason:b.decision.reason})},consent:{prefix:()=>"consent",async run(e,t,n){let{raw:r,fields:o}=Ep(n,"given","on");return o.length>0?as(o):$d(
e,t,r??{given:!1})},done:e=>e.text("given")==="yes"?"consent-given":"consent-withdrawn",places:_n({on:b.consent.on})},cancel:{prefix:()=>"cancel",run:(e,t,n)=>Dd(
e,t,_e({as:n.optional("as")})),done:()=>"cancelled",places:_n({as:b.change.cancelAs})},close:{prefix:()=>"close",run:(e,t,n)=>Md(e,t,_e({as:n.optional("as")})),
done:()=>"closed",places:_n({as:b.change.closeAs})},"hand-over":{prefix:()=>"hand-over",run:(e,t,n)=>jd(e,t,{to:n.text("to")}),done:()=>"handed-over",places:_n(
{to:b.change.handOverTo})},phase:{prefix:()=>"phase",async run(e,t,n){return Ld(e,t,_e({phases:n.all("phases"),reason:n.optional("reason")}))},done:()=>"phase",
places:_n({phases:f.phase,reason:b.change.phaseReason})},"partner-leaves":{prefix:()=>"partner-leaves",async run(e,t,n){return j(e.by)?$i(e,t,{partnerId:n.text(
"partnerId")}):p("FORBIDDEN")},done:()=>"partner-left",places:vn},times:{prefix:()=>"times",async run(e,t,n){let{windows:r,fields:o}=Op(n,[0,1,2]),i=n.has("remo\
te")?"remote":void 0;return o.length>0?as(o):r.length===0&&!i?as([{path:"windows.0.date",code:"REQUIRED"}]):qd(e,t,_e({windows:r.length>0?r:void 0,mode:i}))},done:()=>"\
times",places:$m([0,1,2])},meetings:{prefix:()=>"add",async run(e,t,n){let r=bn(n,"meeting");if("fields"in r)return as(r.fields);if("empty"in r)return as([{path:"\
meeting.date",code:"REQUIRED"}]);let o={mode:n.optional("mode"),place:n.optional("place"),partnerId:n.optional("partnerId")};return Gs(e,t,_e({...r.window,...o}))},
done:()=>"added",places:ar("meeting",{mode:w.mode,place:f.place})}}});var Wm={};le(Wm,{act:()=>yx,one:()=>fx,requestPage:()=>xp});import{jsx as hx}from"hono/jsx/jsx-runtime";async function fx(e){let t=$t(e);return t?xp(e,t):Me(e)}
async function yx(e){let t=$t(e),n=e.req.param("action")??"",{ACTIONS:r}=await Promise.resolve().then(()=>(qw(),Lw)),o=Object.hasOwn(r,n)?r[n]:void 0;if(!t||!o)
return Me(e);let i=await At(e);if(i instanceof Response)return i;let a=await Nt(()=>o.run(gx(e,i),t,i)),s=n==="hand-over"&&!on(e);if("value"in a)return e.redirect(
`/requests${s?"":`/${t}`}?done=${o.done(i)}`,303);let d=ot(o.prefix(i),i,a.failed.fields,o.places);return xp(e,t,a.failed,{view:d,trouble:a.failed.trouble})}function gx(e,t){
let n=t.has("onBehalf")&&on(e)?da(t,"workerId"):void 0;return vt(e,t,n?{role:"worker",id:n}:void 0)}async function xp(e,t,n,r){if(n?.status===404)return Me(e);let o=Se(
e),[i,a,s]=await Promise.all([Ui(o,t),$(o),jo(o)]);if(c(i))return dr(e,i);let d=lo(e),m=s.filter(l=>l.role!=="admin"&&l.id!==i.request.workerId);return Ze(e,{title:xw(
i.request),status:n?.status,problem:n!==void 0},hx(Tw,{view:i,tenant:a,coordinator:on(e),mine:i.request.workerId===d.staffId,colleagues:m.map(l=>({value:l.id,text:l.
name})),staff:new Map(s.map(l=>[l.id,l.name])),nonce:e.get("nonce"),now:o.now,done:Nw[e.req.query("done")??""],sent:r}))}var zm=u(()=>{"use strict";k();ja();tr();
He();Pw();qn();sn();yo();$n();Aw()});import{Fragment as wx,jsx as ur,jsxs as Mw}from"hono/jsx/jsx-runtime";function Dw({meetings:e,next:t,tenant:n,now:r}){return Mw(wx,{children:[e.length===0&&ur("\
p",{children:L.empty}),ur("ul",{class:"cards pair",children:e.map(o=>Mw("li",{class:"card",children:[ur("h2",{children:ur("a",{href:`/requests/${o.requestId}#${o.
id}`,children:ur("time",{datetime:o.start,children:A.full(o)})})}),ur("p",{children:ur("span",{class:o.state==="held"?"tag good":"tag",children:D.meeting[o.state]})}),
ur(Yt,{facts:[[L.columns.where,`${Z.mode[o.mode]}, ${wt(n,o.area)}`],o.state==="scheduled"&&[L.columns.next,D.meetingWaitsFor[o.waitsFor]],o.state==="scheduled"&&
o.waitsFor!=="start"&&o.due&&[f.clock,ur(ts,{due:o.due,now:r})]]})]}))}),ur(ma,{next:t,path:"/meetings"})]})}var _w=u(()=>{"use strict";tn();H();co();dn();oo();
be();Zo();Lm()});var $w={};le($w,{meetingActions:()=>kx});function kx(e){return{move:{prefix:()=>`move-${e}`,async run(t,n,r){let o=bn(r,"move");return"fields"in o?p("INVALID",{
fields:o.fields}):"empty"in o?p("INVALID",{fields:[{path:"move.date",code:"REQUIRED"}]}):Pi(t,n,o.window)},done:()=>"move-sent",places:ar("move")},"move-answer":{
prefix:()=>`move-answer-${e}`,run:(t,n,r)=>Ni(t,n,{agree:r.text("agree")==="yes"}),done:t=>t.text("agree")==="yes"?"moved":"move-declined",places:vn},keep:{prefix:()=>`\
keep-${e}`,run:(t,n)=>td(t,n),done:()=>"kept",places:vn},cancel:{prefix:()=>`cancel-${e}`,run:(t,n)=>Ii(t,n),done:()=>"meeting-cancelled",places:vn},close:{prefix:()=>`\
close-${e}`,run:(t,n,r)=>sd(t,n,_e({outcome:r.optional("outcome")})),done:()=>"outcome-noted",places:t=>t==="outcome"?{name:"outcome",label:L.close}:void 0},late:{
prefix:()=>`late-${e}`,run:(t,n,r)=>md(t,n,_e({choice:r.optional("choice")})),done:()=>"late-chosen",places:t=>t==="choice"?{name:"choice",label:L.late.question}:
void 0}}}var Ww=u(()=>{"use strict";co();nd();id();_l();Pa();k();Wl();oa();sr();go()});var zw={};le(zw,{act:()=>Rx,back:()=>Sx,list:()=>bx});import{jsx as Ex}from"hono/jsx/jsx-runtime";async function bx(e){let t=Se(e),n=e.req.query("cursor"),r=cn(
F(t.now)),[o,i]=await Promise.all([Qs(t,{from:r,limit:vx,...n&&{cursor:n}}),$(t)]);return Ze(e,{title:L.title,current:"/meetings"},Ex(Dw,{meetings:o.items,next:o.
next,tenant:i,now:t.now}))}async function Rx(e){let t=$t(e),n=e.req.param("action")??"",{meetingActions:r}=await Promise.resolve().then(()=>(Ww(),$w)),o=r(t??""),
i=Object.hasOwn(o,n)?o[n]:void 0;if(!t||!i)return Me(e);let a=await At(e);if(a instanceof Response)return a;let s=a.has("onBehalf")&&on(e)?da(a,"partnerId"):void 0,
d=vt(e,a,s?{role:"partner",id:s}:void 0),m=await Nt(()=>i.run(d,t,a)),l=G(t);if("value"in m)return e.redirect(`/requests/${l}?done=${i.done(a)}`,303);let y=ot(i.
prefix(a),a,m.failed.fields,i.places),{requestPage:g}=await Promise.resolve().then(()=>(zm(),Wm));return g(e,l,m.failed,{view:y,trouble:m.failed.trouble})}async function Sx(e){
let t=$t(e);return t?e.redirect(`/requests/${G(t)}`,303):Me(e)}var vx,jw=u(()=>{"use strict";co();Zs();Ye();re();He();_w();qn();sn();yo();$n();vx=50});import{Fragment as Ax,jsx as Ee,jsxs as ei}from"hono/jsx/jsx-runtime";function Kw({rows:e,next:t,tenant:n,partners:r,filter:o,...i}){return ei(Ax,{children:[Ee(
mt,{view:i.sent?.view,trouble:i.sent?.trouble}),Ee(lt,{text:i.done}),Ee("p",{children:De.intro}),ei("form",{method:"get",action:"/queue",class:"row",children:[Ee(
te,{view:o,name:"area",label:De.filterArea,options:X.areas(n),empty:De.allAreas}),Ee(te,{view:o,name:"state",label:De.filterState,options:Ox.map(a=>({value:a,text:D.
request[a]})),empty:De.allStates}),Ee("button",{class:"second",children:f.filter})]}),Ee("p",{children:e.length===0?De.empty:De.count(e.length)}),Ee("ol",{class:"\
cards",children:e.map(a=>Ee(xx,{row:a,tenant:n,partners:r,...i}))}),Ee(ma,{next:t,path:"/queue",query:{area:o.form.text("area"),state:o.form.text("state")}})]})}
function xx({row:e,tenant:t,partners:n,nonce:r,now:o}){let i=[e.area&&wt(t,e.area),e.phases&&ro(e.phases)].filter(Boolean).join(" \xB7 "),a=e.kind==="card"?`/pa\
rtners/${e.id}`:`/requests/${e.requestId??e.id}`;return ei("li",{class:"card",children:[Ee("h2",{children:Ee("a",{href:a,children:[D.kind[e.kind],i].filter(Boolean).
join(": ")})}),ei("p",{children:[e.owner==="coordinator"&&Ee("span",{class:"tag turn",children:bt.yourTurn}),Ee("span",{class:"tag",children:Px(e)}),e.urgency&&
e.urgency!=="routine"&&Ee("span",{class:"tag",children:Z.urgency[e.urgency]}),e.nudges?Ee("span",{class:"tag",children:De.nudged(e.nudges)}):null]}),Ee(uo,{standing:{
...e,next:Nx(e)},now:o}),Ee(Tx,{row:e,partners:n}),e.kind==="request"&&Ee("p",{children:Ee("a",{href:`/requests/${e.id}/candidates`,children:De.toCandidates})}),
e.kind==="notice"&&Ee(Rp,{id:e.id,nonce:r})]})}function Tx({row:e,partners:t}){if(!e.misses||e.misses.length===0)return null;let n=et.filter(r=>e.missing?.[r]);
return ei("details",{children:[ei("summary",{children:[De.nobody," ",Ee("span",{class:"plain",children:n.map(r=>De.ruleCount(Cr.fails[r],e.missing?.[r]??0)).join(
", ")})]}),Ee("ul",{children:e.misses.map(({partnerId:r,codes:o})=>ei("li",{children:[Ee("a",{href:`/partners/${r}`,children:t.get(r)??D.kind.card}),": ",o.map(
i=>Cr.fails[i]).join(", ")]}))})]})}function Bw(e){return e.kind in Uw?Uw[e.kind]:void 0}var Ox,Uw,Px,Nx,Hw=u(()=>{"use strict";tn();H();os();Im();qm();dn();cr();
be();ht();Ar();nn();Sp();Zo();Lm();Ox=["open","offered","accepted","confirmed"];Uw={request:[D.request,D.requestWaitsFor],offer:[D.offer,D.offerWaitsFor],meeting:[
D.meeting,D.meetingWaitsFor],notice:[D.notice,D.noticeWaitsFor],card:[D.partner,D.cardWaitsFor]};Px=e=>Bw(e)?.[0][e.state]??f.unknown,Nx=e=>Bw(e)?.[1][e.waitsFor]??
f.unknown});var Vw={};le(Vw,{list:()=>Cx,notice:()=>Lx});import{jsx as qx}from"hono/jsx/jsx-runtime";async function Cx(e){let t=Se(e),n=Yd(new URL(e.req.url).search),[r,o,i]=[
n.optional("area"),n.optional("state"),n.optional("cursor")],a={limit:Ix,...r&&{area:r},...o&&{state:o},...i&&{cursor:i}},[s,d]=await Promise.all([Ad(t,a),$(t)]);
if(c(s))return dr(e,s);let l=s.items.some(y=>y.misses&&y.misses.length>0)?await Fx(e):new Map;return Ze(e,{title:De.title,current:"/queue"},qx(Kw,{rows:s.items,
next:s.next,tenant:d,partners:l,filter:{...Bt("filter"),form:n},nonce:e.get("nonce"),now:t.now}))}async function Fx(e){let{candidates:t}=await Hn(Se(e));return new Map(
t.map(({card:n})=>[n.id,n.firstName]))}async function Lx(e){let t=$t(e),n=e.req.param("action");if(!t||n!=="retry"&&n!=="close")return Me(e);let r=await At(e);if(r instanceof
Response)return r;let o=await Nt(async()=>{let{closeNotice:s,retryNotice:d}=await Promise.resolve().then(()=>(Ul(),Lf));return n==="retry"?d(vt(e,r),t):s(vt(e,r),
t)}),i=G(t);if("value"in o)return e.redirect(`/requests/${i}?done=${n==="retry"?"retried":"handled"}`,303);let{requestPage:a}=await Promise.resolve().then(()=>(zm(),Wm));
return a(e,i,o.failed,{view:Bt(`notice-${t}`),trouble:o.failed.trouble})}var Ix,Gw=u(()=>{"use strict";os();gi();Ye();k();ru();He();Ue();Hw();Vi();sn();yo();$n();
Ix=100});import{Fragment as Wx,jsx as ie,jsxs as ho}from"hono/jsx/jsx-runtime";function Qw({view:e,considered:t,...n}){let r=t.filter(({codes:a})=>a.length===0).toSorted(
(a,s)=>(a.rank??999)-(s.rank??999)),o=t.filter(({codes:a})=>a.length>0).toSorted((a,s)=>a.codes.length-s.codes.length),i=e.offers.filter(({state:a,waitsFor:s})=>a===
"sent"&&s==="answer");return ho(Wx,{children:[ie(mt,{view:n.sent?.view,trouble:n.sent?.trouble}),ie(lt,{text:n.done}),ie("p",{children:ie("a",{href:`/requests/${e.
request.id}`,children:f.back})}),ie("h2",{children:oe.fit}),r.length===0&&ie("p",{children:oe.fitEmpty}),ie("ol",{class:"cards",children:r.map(a=>ie(Yw,{one:a,view:e,
...n}))}),ie("h2",{children:oe.others}),o.length===0&&ie("p",{children:f.none}),ie("ul",{class:"cards",children:o.map(a=>ie(Yw,{one:a,view:e,...n}))}),i.length>
0&&ie("h2",{children:oe.phone.title}),i.map(a=>ie($x,{offer:a,view:e,...n}))]})}function Yw({one:e,view:t,...n}){return ho("li",{class:"card",id:`partner-${e.partnerId}`,
children:[ho("h3",{children:[e.rank!==void 0&&`${oe.rank(e.rank)} `,ie("a",{href:`/partners/${e.partnerId}`,children:e.firstName})]}),e.asked&&ie("p",{children:`${oe.
alreadyAsked}: ${D.offer[e.asked]}`}),e.codes.length>0?ie("ul",{children:e.codes.map(r=>ho("li",{children:[Cr.fails[r],". ",ie("span",{class:"quiet",children:Cr.
helps[r]})]}))}):ie("p",{children:Dx(e)}),Mx(t,e)&&ie(_x,{one:e,view:t,...n})]})}function Mx({request:e},{asked:t,codes:n}){return(e.state==="open"||e.state==="\
offered")&&t!=="sent"&&!n.includes("ROLE")&&!n.includes("CHECKS")}function Dx({score:e}){return e?[e.unknown===0?oe.scores.known:oe.scores.unknown,e.unwished===
0&&oe.scores.continuity,e.language===0&&oe.scores.language(Z.level.native)].filter(Boolean).join(" \xB7 "):Cr.fits}function _x({one:e,view:{request:t},nonce:n,sent:r}){
let o=ae(`offer-${e.partnerId}`,r?.view),i=e.codes.length>0,a=e.slots.map(({start:s,end:d})=>({value:`${s}/${d}`,text:A.full({start:s,end:d})}));return ho(ve,{title:i?
oe.override:oe.ask(e.firstName),open:Ke(o),children:[ie("p",{children:i?oe.overrideHint:oe.askHint}),ho(I,{action:`/requests/${t.id}/offers`,nonce:n,children:[ie(
"input",{type:"hidden",name:"partnerId",value:e.partnerId}),a.length>0&&ie(te,{view:o,name:"slot",label:oe.slot,options:a,empty:oe.anySlot}),e.codes.map(s=>ie("\
input",{type:"hidden",name:"rule",value:s})),i&&ie(_,{view:o,name:"reason",label:oe.overrideReason}),ie(N,{kind:i?"second":void 0,children:oe.ask(e.firstName)})]})]})}
function $x({offer:e,view:t,nonce:n,sent:r}){let o=ae(`answer-${e.id}`,r?.view),i=t.partners[e.partnerId]?.firstName??D.kind.card;return ho("article",{class:"ca\
rd",children:[ie("h3",{children:i}),ie("p",{children:oe.phone.hint}),ho(I,{action:`/offers/${e.id}/answer`,nonce:n,children:[ie("input",{type:"hidden",name:"par\
tnerId",value:e.partnerId}),ie(km,{view:o,offer:e,legend:oe.phone.answer}),ie(N,{children:oe.phone.submit})]})]})}var Jw=u(()=>{"use strict";ns();tn();H();qm();
dn();Ot();zu();ht();Gt();Ue();be();nn();Tr()});var Zw={};le(Zw,{answer:()=>Bx,list:()=>zx,offer:()=>jx});import{jsx as Hx}from"hono/jsx/jsx-runtime";async function zx(e){let t=$t(e);return t?Tp(e,t):Me(e)}async function jx(e){
let t=$t(e);if(!t)return Me(e);let n=await At(e);if(n instanceof Response)return n;let[r,o]=n.text("slot").split("/"),i=n.optional("reason"),a=await Nt(async()=>{
let{offerByHand:d}=await Promise.resolve().then(()=>(Jl(),zf)),m=r&&o?{start:r,end:o}:void 0,l=i?{rules:n.all("rule"),reason:i}:void 0;return d(vt(e,n),t,_e({partnerId:n.
text("partnerId"),slot:m,override:l}))});if("value"in a)return e.redirect(`/requests/${t}?done=asked`,303);let s=ot(`offer-${n.text("partnerId")}`,n,Ux(a.failed,
i),Kx);return Tp(e,t,a.failed,{view:s,trouble:a.failed.trouble})}function Ux({refused:e,fields:t},n){return!n&&(e==="RULES_FAIL"||e==="OVERRIDE_NEEDS_REASON")?[
...t,{path:"reason",code:"REQUIRED"}]:t}async function Bx(e){let t=$t(e);if(!t)return Me(e);let n=await At(e);if(n instanceof Response)return n;let r=da(n,"part\
nerId"),o=await Nt(async()=>{let s=Em(n);if(c(s))return s;let{answerOffer:d}=await Promise.resolve().then(()=>(yd(),_f));return d(vt(e,n,r?{role:"partner",id:r}:
void 0),t,s)});if("value"in o)return e.redirect(`/requests/${G(t)}?done=recorded`,303);let i=ar("other",{answer:C.question,other:f.time}),a=ot(`answer-${t}`,n,o.
failed.fields,i);return Tp(e,G(t),o.failed,{view:a,trouble:o.failed.trouble})}async function Tp(e,t,n,r){if(n?.status===404)return Me(e);let o=Se(e),[i,a]=await Promise.
all([Ui(o,t),Ns(o,t)]);return c(i)?dr(e,i):c(a)?dr(e,a):Ze(e,{title:oe.title,status:n?.status,problem:n!==void 0},Hx(Qw,{view:i,considered:a,nonce:e.get("nonce"),
now:o.now,sent:r}))}var Kx,Xw=u(()=>{"use strict";ns();H();Rr();kl();Ye();k();ja();oa();qn();Jw();Bu();sn();yo();$n();go();Kx=e=>e==="reason"||e.startsWith("ove\
rride")?{name:"reason",label:oe.overrideReason}:e.startsWith("slot")?{name:"slot",label:oe.slot}:void 0});var h,pa=u(()=>{"use strict";Lr();h={title:"Kumppanit",empty:"Kumppaneita ei ole viel\xE4 lis\xE4tty.",caption:"Kumppanit aakkosj\xE4rjestyksess\xE4",add:"Lis\xE4\xE4\
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
\xE4kyy, kuka on katsonut.",families_now:e=>Xe(e,"perhe nyt","perhett\xE4 nyt"),pause:"Tauko",pauseUntil:"Tauko kest\xE4\xE4",pauseUntilHint:"J\xE4t\xE4 tyhj\xE4ksi, jos\
 loppu ei ole tiedossa.",pauseStart:"Aloita tauko",pauseEnd:"Lopeta tauko",paused:"Tauko on merkitty.",resumed:"Tauko on p\xE4\xE4ttynyt.",bookings:"Sovitut aja\
t",noBookings:"Ei sovittuja aikoja."}});import{Fragment as Xx,jsx as ye,jsxs as ss}from"hono/jsx/jsx-runtime";function jm({view:e,tenant:t,partner:n}){let r=n?.card,o=r?.state??"applied",i=[o,...Is[o]].
filter(a=>a!=="paused"||o==="paused");return ss(Xx,{children:[ye(_,{view:e,name:"firstName",label:h.firstName,initial:r?.firstName}),ye(_,{view:e,name:"organisa\
tion",label:h.organisation,initial:r?.organisation}),ye(te,{view:e,name:"state",label:h.state,options:i.map(a=>({value:a,text:D.partner[a]})),initial:o}),ye(gm,
{view:e,name:"introduction",label:h.introduction,hint:h.introductionHint,initial:r?.introduction}),ye(rn,{view:e,name:"roles",legend:h.roles,options:Gx,initial:r?.
roles}),ye(rn,{view:e,name:"experience",legend:h.experience,hint:h.experienceHint,options:X.phases,initial:r?.experience}),ye(Qx,{view:e,partner:n}),ye(rn,{view:e,
name:"areas",legend:h.areas,options:X.areas(t),initial:r?.areas}),ye(rn,{view:e,name:"modes",legend:h.modes,options:X.modes,initial:r?.modes??["in-person","remo\
te","phone"]}),ye(te,{view:e,name:"gender",label:h.gender,options:X.gender,empty:h.noGender,initial:r?.gender}),ye(Jx,{view:e,partner:n}),ye(Zx,{view:e,partner:n})]})}
function Qx({view:e,partner:t}){let n=t?.card.languages??[],r=hi.map(o=>({value:o,text:Z.level[o]}));return ss("fieldset",{id:e.prefix?`${e.prefix}-languages`:"\
languages",tabindex:-1,children:[ye("legend",{children:h.languages}),Array.from({length:Math.max(4,n.length+1)},(o,i)=>ss("div",{class:"row",children:[ye(te,{view:e,
name:`languages.${i}.code`,label:h.language(i+1),options:X.languages,empty:f.pick,initial:n[i]?.code}),ye(te,{view:e,name:`languages.${i}.level`,label:h.level,options:r,
initial:n[i]?.level??"native"})]}))]})}function Jx({view:e,partner:t}){let n=t?.card,r=n?.capacity??Vx,o=n?.earningsCap===void 0?void 0:String(n.earningsCap/100).
replace(".",","),i=a=>ye(_,{view:e,name:a,label:h[a],initial:String(r[a]),numeric:!0,short:!0});return ss("fieldset",{children:[ye("legend",{children:h.capacity}),
i("families"),i("meetingsPerDay"),i("hoursPerMonth"),i("offersPerWeek"),ye(_,{view:e,name:"travelMinutes",label:h.travelMinutes,initial:String(n?.travelMinutes??
30),numeric:!0,short:!0}),ye(_,{view:e,name:"earningsCap",label:`${h.earningsCap} ${f.optional}`,initial:o,short:!0}),ye(Qe,{view:e,name:"urgentAtNight",label:h.
urgentAtNight,initial:n?.urgentAtNight??!1})]})}function Zx({view:e,partner:t}){let n=t?.contact,r=Object.entries(h.speaksOptions).map(([o,i])=>({value:o,text:i}));
return ss("fieldset",{children:[ye("legend",{children:h.contact}),ye(_,{view:e,name:"contactName",label:`${h.contactName} ${f.optional}`,initial:n?.name}),ye(_,
{view:e,name:"phone",type:"tel",label:h.phone,hint:h.phoneHint,initial:n?.phone}),ye(_,{view:e,name:"email",type:"email",label:h.email,initial:n?.email}),ye(_,{
view:e,name:"payrollNumber",label:`${h.payrollNumber} ${f.optional}`,initial:n?.payrollNumber,short:!0}),ye(rn,{view:e,name:"contactBy",legend:h.contactBy,options:Yx,
initial:t?.card.contactBy??["sms","email"]}),ye(te,{view:e,name:"speaks",label:h.speaks,options:r,initial:t?.card.speaks??"fi"})]})}var Vx,Gx,Yx,Pp=u(()=>{"use \
strict";tn();H();pa();dn();No();kd();ht();Gt();be();Ar();Vx={families:3,meetingsPerDay:2,hoursPerMonth:20,offersPerWeek:5},Gx=$o.map(e=>({value:e,text:Er(Gf[e].
names.fi)})),Yx=[{value:"sms",text:h.sms},{value:"email",text:h.email}]});import{Fragment as eT,jsx as Fr,jsxs as ek}from"hono/jsx/jsx-runtime";function tk({partners:e,tenant:t}){return ek(eT,{children:[Fr("p",{children:Fr("a",{class:"\
button",href:"/partners/new",children:h.add})}),e.length===0&&Fr("p",{children:h.empty}),Fr("ul",{class:"cards pair",children:e.map(({card:n,diary:r})=>ek("li",
{class:"card",children:[Fr("h2",{children:Fr("a",{href:`/partners/${n.id}`,children:n.firstName})}),Fr("p",{children:Fr("span",{class:n.state==="active"?"tag go\
od":"tag",children:D.partner[n.state]})}),Fr(Yt,{facts:[[h.organisation,n.organisation],[h.columns.areas,n.areas.map(o=>wt(t,o)).join(", ")],[h.columns.languages,
ra(n.languages.map(({code:o})=>o))],[h.columns.families,h.families_now(r.families.length)]]})]}))})]})}var nk=u(()=>{"use strict";pa();dn();oo();be()});import{Fragment as Km,jsx as Q,jsxs as wo}from"hono/jsx/jsx-runtime";function rk(e){let{partner:t,now:n,sent:r,done:o}=e,{card:i,diary:a}=t;return wo(Km,{children:[
Q(mt,{view:r?.view,trouble:r?.trouble}),Q(lt,{text:o}),wo("p",{children:[Q("span",{class:"tag",children:D.partner[i.state]})," ",h.families_now(a.families.length)]}),
i.waitsFor!=="nothing"&&Q(uo,{standing:{...i,next:D.cardWaitsFor[i.waitsFor]},now:n}),Q("h2",{children:h.bookings}),a.bookings.length===0&&Q("p",{children:h.noBookings}),
Q("ul",{children:a.bookings.map(s=>Q("li",{children:Q("a",{href:`/requests/${s.requestId}#${s.meetingId}`,children:A.full(s)})}))}),Q(tT,{...e}),Q(Um,{...e,name:"\
availability",title:z.title,save:z.save,children:s=>Q(Om,{view:s,availability:i.availability,now:n,dated:!0})}),Q(Um,{...e,name:"card",title:h.edit,save:f.save,
children:s=>Q(jm,{view:s,tenant:e.tenant,partner:t})}),Q(nT,{...e}),Q(rT,{...e})]})}function Um({name:e,title:t,save:n,partner:r,nonce:o,sent:i,children:a}){let s=ae(
e,i?.view);return Q(ve,{title:t,open:Ke(s),children:wo(I,{action:`/partners/${r.card.id}/${e}`,nonce:o,children:[Q("input",{type:"hidden",name:"version",value:String(
r.card.version)}),a(s),Q(N,{children:n})]})})}function tT({partner:{card:e},nonce:t,sent:n}){let r=ae("pause",n?.view);return e.state!=="active"&&e.state!=="pau\
sed"?null:wo("section",{"aria-labelledby":"pause",children:[Q("h2",{id:"pause",children:h.pause}),e.state==="paused"?wo(Km,{children:[Q("p",{children:e.pausedUntil?
h.pausedUntil(A.fullDeadline(e.pausedUntil)):h.pausedOpen}),Q(I,{action:`/partners/${e.id}/resume`,nonce:t,children:Q(N,{children:h.pauseEnd})})]}):wo(I,{action:`\
/partners/${e.id}/pause`,nonce:t,children:[Q(_,{view:r,name:"until",type:"date",label:h.pauseUntil,hint:h.pauseUntilHint}),Q(N,{kind:"second",children:h.pauseStart})]})]})}
function nT(e){let{checks:t}=e.partner.card,n=["504/2002","148/2014"].map(r=>({value:r,text:r}));return Q(Um,{...e,name:"checks",title:h.checks,save:f.save,children:r=>wo(
Km,{children:[Q(_,{view:r,name:"undertakingUntil",type:"date",label:h.undertakingUntil,initial:t.undertakingUntil}),Q(_,{view:r,name:"agreementUntil",type:"date",
label:h.agreementUntil,initial:t.agreementUntil}),Q(_,{view:r,name:"checkedOn",type:"date",label:h.extract,hint:h.extractHint,initial:t.extract?.checkedOn}),Q(te,
{view:r,name:"basis",label:h.extractBasis,options:n,empty:h.noExtract,initial:t.extract?.basis})]})})}function rT(e){let{conflicts:t}=e.partner.card;return Q(Um,
{...e,name:"conflicts",title:h.conflicts,save:f.save,children:n=>wo(Km,{children:[Q("p",{children:h.conflictsHint}),Q(rn,{view:n,name:"workers",legend:h.conflictWorkers,
options:e.workers,initial:t.workers}),Q(rn,{view:n,name:"areas",legend:h.conflictAreas,options:X.areas(e.tenant),initial:t.areas}),Q(Qe,{view:n,name:"ownCase",label:h.
ownCase,initial:t.ownCase})]})})}var ok=u(()=>{"use strict";Yo();H();pa();dn();Ot();ht();Gt();Ue();be();Ar();nn();Tr();Zo();Ju();Pp()});function ms(e){let t=Array.from({length:oT},(r,o)=>o).filter(r=>e.text(`languages.${r}.code`));return{raw:_e({firstName:e.text("firstName"),organisation:e.text(
"organisation"),introduction:e.text("introduction"),state:e.optional("state"),roles:e.all("roles"),experience:e.all("experience"),languages:t.map(r=>({code:e.text(
`languages.${r}.code`),level:e.text(`languages.${r}.level`)})),areas:e.all("areas"),modes:e.all("modes"),gender:e.optional("gender"),travelMinutes:ds(e,"travelM\
inutes"),capacity:{families:ds(e,"families"),meetingsPerDay:ds(e,"meetingsPerDay"),hoursPerMonth:ds(e,"hoursPerMonth"),offersPerWeek:ds(e,"offersPerWeek")},earningsCap:e.
optional("earningsCap")&&iT(e.text("earningsCap")),urgentAtNight:e.has("urgentAtNight"),contactBy:e.all("contactBy"),speaks:e.optional("speaks"),contact:_e({name:e.
optional("contactName"),phone:e.optional("phone")?.replace(/[\s-]/g,"").replace(/^0(?=[1-9])/,"+358"),email:e.optional("email"),payrollNumber:e.optional("payrol\
lNumber")})}),rows:t}}function ik(e){let t=Je(e,"checkedOn"),n=e.text("basis");return{checks:_e({undertakingUntil:Je(e,"undertakingUntil")||void 0,agreementUntil:Je(
e,"agreementUntil")||void 0,extract:t||n?{checkedOn:t,basis:n}:void 0})}}function ak(e){return{conflicts:{workers:e.all("workers"),areas:e.all("areas"),ownCase:e.
has("ownCase")}}}function ds(e,t){return/^\d{1,6}$/.test(e.text(t))?Number(e.text(t)):Number.NaN}function iT(e){return/^\d{1,6}([.,]\d{1,2})?$/.test(e)?Math.round(
Number(e.replace(",","."))*100):Number.NaN}function ko(e=[]){return t=>{let n=/^languages\.(\d+)(?:\.(\w+))?$/.exec(t);if(n)return{name:`languages.${e[Number(n[1])]??
0}.${n[2]??"code"}`,label:h.languages};if(t==="contact.name")return{name:"contactName",label:h.contactName};let o=t.split(".").filter(a=>!/^\d+$/.test(a)).at(-1)??
t,i=aT[o];return i===void 0?void 0:{name:o,label:i}}}var oT,aT,Np=u(()=>{"use strict";pa();sr();go();oT=12;aT={firstName:h.firstName,organisation:h.organisation,
introduction:h.introduction,state:h.state,roles:h.roles,experience:h.experience,languages:h.languages,areas:h.areas,modes:h.modes,gender:h.gender,travelMinutes:h.
travelMinutes,families:h.families,meetingsPerDay:h.meetingsPerDay,hoursPerMonth:h.hoursPerMonth,offersPerWeek:h.offersPerWeek,earningsCap:h.earningsCap,contactBy:h.
contactBy,speaks:h.speaks,contactName:h.contactName,phone:h.phone,email:h.email,payrollNumber:h.payrollNumber,undertakingUntil:h.undertakingUntil,agreementUntil:h.
agreementUntil,checkedOn:h.extract,basis:h.extractBasis,workers:h.conflictWorkers,ownCase:h.ownCase,until:h.pauseUntil}});var sk={};le(sk,{PARTNER_ACTIONS:()=>sT});function Bm(e){return Number(e.optional("version")??Number.NaN)}async function dT(e,t,n){let{raw:r,fields:o}=Qo(n);if(o.
length>0)return p("INVALID",{fields:o});let[i,a]=await Promise.all([gn(e,t),e.idempotency&&e.store.receipt(e.idempotency.key)]);return i&&i.version!==Bm(n)&&!a?
p("STALE_VERSION"):_i(e,t,r)}var sT,dk=u(()=>{"use strict";Da();Td();Pd();Wo();k();Zu();ep();sr();Np();go();sT={card:{run:(e,t,n)=>Di(e,t,{gender:null,earningsCap:null,
...ms(n).raw},Bm(n)),done:"saved",places:e=>ko(ms(e).rows)},checks:{run:(e,t,n)=>Di(e,t,ik(n),Bm(n)),done:"saved",places:()=>ko()},conflicts:{run:(e,t,n)=>Di(e,
t,ak(n),Bm(n)),done:"saved",places:()=>ko()},availability:{run:dT,done:"availability-saved",places:e=>xm(Qo(e).rows,Qo(e).fields)},pause:{run:(e,t,n)=>Xn(e,t,_e(
{until:Je(n,"until")||void 0})),done:"paused",places:()=>ko()},resume:{run:(e,t)=>Mi(e,t),done:"resumed",places:()=>ko()}}});var pk={};le(pk,{act:()=>fT,add:()=>pT,blank:()=>uT,list:()=>lT,one:()=>cT});import{Fragment as yT,jsx as ls,jsxs as mk}from"hono/jsx/jsx-runtime";async function lT(e){
let t=Se(e),[n,r]=await Promise.all([xd(t),$(t)]);return c(n)?dr(e,n):Ze(e,{title:h.title,current:"/partners"},ls(tk,{partners:n.items,tenant:r}))}function uT(e){
return lk(e)}async function pT(e){let t=await At(e);if(t instanceof Response)return t;let{raw:n,rows:r}=ms(t),o=await Nt(()=>Ed(vt(e,t),n));return"value"in o?e.
redirect(`/partners/${o.value.card.id}?done=added`,303):lk(e,o.failed,{view:ot("card",t,o.failed.fields,ko(r)),trouble:o.failed.trouble})}async function lk(e,t,n){
let r=await $(Se(e));return Ze(e,{title:h.add,current:"/partners",status:t?.status,problem:t!==void 0},mk(yT,{children:[ls(mt,{view:n?.view,trouble:n?.trouble}),
mk(I,{action:"/partners/new",nonce:e.get("nonce"),children:[ls(jm,{view:n?.view??Bt("card"),tenant:r}),ls(N,{children:f.save})]})]}))}async function cT(e){let t=$t(
e);return t?uk(e,t):Me(e)}async function fT(e){let t=$t(e),n=e.req.param("action")??"",{PARTNER_ACTIONS:r}=await Promise.resolve().then(()=>(dk(),sk)),o=Object.
hasOwn(r,n)?r[n]:void 0;if(!t||!o)return Me(e);let i=await At(e);if(i instanceof Response)return i;let a=await Nt(()=>o.run(vt(e,i),t,i));if("value"in a)return e.
redirect(`/partners/${t}?done=${o.done}`,303);let s=ot(n,i,a.failed.fields,o.places(i));return uk(e,t,a.failed,{view:s,trouble:a.failed.trouble})}async function uk(e,t,n,r){
if(n?.status===404)return Me(e);let o=Se(e),[i,a,s]=await Promise.all([Od(o,t),$(o),jo(o)]);return c(i)?dr(e,i):Ze(e,{title:i.card.firstName,current:"/partners",
status:n?.status,problem:n!==void 0},ls(rk,{partner:i,tenant:a,workers:s.filter(({role:d})=>d==="worker").map(({id:d,name:m})=>({value:d,text:m})),nonce:e.get("\
nonce"),now:o.now,done:mT[e.req.query("done")??""],sent:r}))}var mT,ck=u(()=>{"use strict";Yo();H();pa();Td();k();tr();He();Ot();Ue();Pp();nk();ok();nn();qn();sn();
yo();$n();Np();mT={added:h.added,saved:h.saved,"availability-saved":z.saved,paused:h.paused,resumed:h.resumed}});var ut,Ap=u(()=>{"use strict";Lr();ut={title:"Vaihesopimukset",intro:"Mink\xE4 j\xE4rjest\xF6n kumppanit toimivat miss\xE4kin vaiheessa ja kunnassa. Kumppania kysyt\xE4\xE4n vain\
, kun sopimus on voimassa.",row:e=>`Sopimus ${e}`,ofArea:(e,t)=>`${e}: ${Xe(t,"sopimus","sopimusta")}`,add:"Uusi sopimus",organisation:"J\xE4rjest\xF6",validFrom:"\
Voimassa alkaen",validTo:"Voimassa asti",remove:"Poista t\xE4m\xE4 sopimus",save:"Tallenna sopimukset",saved:"Sopimukset on tallennettu. Avoimet pyynn\xF6t tarkist\
etaan uudestaan."}});import{Fragment as wT,jsx as It,jsxs as us}from"hono/jsx/jsx-runtime";function yk({tenant:e,nonce:t,sent:n,done:r}){let o=n?.view??Bt("agreements"),i=e.agreements.
map((a,s)=>({row:a,n:s}));return us(wT,{children:[It(mt,{view:n?.view,trouble:n?.trouble}),It(lt,{text:r}),It("p",{children:ut.intro}),us(I,{action:"/agreements",
nonce:t,children:[It("input",{type:"hidden",name:"version",value:String(e.version)}),[...Map.groupBy(i,({row:a})=>a.area)].map(([a,s])=>us("details",{open:s.some(
({n:d})=>hT(o,d)),children:[It("summary",{children:ut.ofArea(wt(e,a),s.length)}),s.map(({row:d,n:m})=>It(fk,{view:o,n:m,row:d,tenant:e}))]})),It("h2",{children:ut.
add}),Array.from({length:gT},(a,s)=>It(fk,{view:o,n:i.length+s,tenant:e})),It(N,{children:ut.save})]})]})}function hT(e,t){return[...e.problems.keys()].some(n=>n.
startsWith(`items.${t}.`))}function fk({view:e,n:t,row:n,tenant:r}){let o=`items.${t}`;return us("fieldset",{class:"box",children:[It("legend",{children:n?`${ut.
row(t+1)}: ${ro([n.phase])}`:ut.row(t+1)}),us("div",{class:"row",children:[It(te,{view:e,name:`${o}.area`,label:f.area,options:X.areas(r),empty:f.pick,initial:n?.
area}),It(te,{view:e,name:`${o}.phase`,label:f.phase,options:X.phases,empty:f.pick,initial:n?.phase}),It(_,{view:e,name:`${o}.organisation`,label:ut.organisation,
initial:n?.organisation,short:!0}),It(_,{view:e,name:`${o}.validFrom`,type:"date",label:ut.validFrom,initial:n?.validFrom}),It(_,{view:e,name:`${o}.validTo`,type:"\
date",label:ut.validTo,initial:n?.validTo})]}),n&&It(Qe,{view:e,name:`${o}.remove`,label:ut.remove})]})}var gT,gk=u(()=>{"use strict";Ap();H();Ot();ht();Gt();Ue();
be();Ar();nn();gT=2});var wk={};le(wk,{save:()=>vT,show:()=>kT});import{jsx as OT}from"hono/jsx/jsx-runtime";async function kT(e){return hk(e,await $(Se(e)))}async function vT(e){let t=await At(
e);if(t instanceof Response)return t;let n=await $(Se(e)),{items:r,rows:o}=RT(t,n),i=await Nt(()=>Vd(vt(e,t),{items:r},Number(t.optional("version")??Number.NaN)));
if("value"in i)return e.redirect("/agreements?done=saved",303);let a=ot("agreements",t,i.failed.fields,ET(o));return hk(e,n,i.failed,{view:a,trouble:i.failed.trouble})}
function RT(e,t){let n=[],r=[];for(let o=0;o<bT&&e.has(`items.${o}.area`);o++){let[i,a,s]=[e.text(`items.${o}.area`),e.text(`items.${o}.phase`),e.text(`items.${o}\
.organisation`)];if(e.has(`items.${o}.remove`)||!i&&!a&&!s)continue;let d=t.areas.find(({code:l})=>l===i)?.county,m=Je(e,`items.${o}.validTo`)||void 0;n.push(_e(
{county:d,area:i,phase:a,organisation:s,validFrom:Je(e,`items.${o}.validFrom`),validTo:m})),r.push(o)}return{items:n,rows:r}}function ET(e){return t=>{let[,n="0",
r="area"]=/^items\.(\d+)\.(\w+)$/.exec(t)??[],o=e[Number(n)]??0,i=r==="county"?"area":r;return{name:`items.${o}.${i}`,label:`${ut.row(o+1)}, ${ST[i]??i}`}}}function hk(e,t,n,r){
let o=e.req.query("done")==="saved"?ut.saved:void 0;return Ze(e,{title:ut.title,current:"/agreements",status:n?.status,problem:n!==void 0},OT(yk,{tenant:t,nonce:e.
get("nonce"),now:Se(e).now,sent:r,done:o}))}var bT,ST,kk=u(()=>{"use strict";Ap();H();Ou();He();qn();gk();sr();sn();yo();$n();go();bT=2e3;ST={area:f.area,phase:f.
phase,organisation:ut.organisation,validFrom:ut.validFrom,validTo:ut.validTo}});import{jsx as Ct,jsxs as TT}from"hono/jsx/jsx-runtime";function vk({form:e}){let t=xT.some(n=>e.problems.has(n));return TT("details",{open:t,children:[Ct("summa\
ry",{children:w.rest}),Ct("p",{class:"hint",children:w.restHint}),Ct(gt,{view:e,name:"urgency",legend:w.urgency,options:X.urgencies,initial:["routine"]}),Ct(gt,
{view:e,name:"consent",legend:w.consent,hint:w.consentHint,options:X.consent,initial:["no"]}),Ct(_,{view:e,name:"consentOn",type:"date",label:w.consentOn}),Ct(te,
{view:e,name:"durationMinutes",label:w.duration,options:X.durations,empty:w.durationWhole}),Ct(te,{view:e,name:"channel",label:w.channel,options:X.channels,initial:"\
peer-support"}),Ct(te,{view:e,name:"audience",label:w.audience,options:X.audiences,initial:"parent"}),Ct(Qe,{view:e,name:"interpreter",label:w.interpreter,hint:w.
interpreterHint}),Ct(gt,{view:e,name:"choice",legend:w.choice,options:X.choice,initial:["first"]}),Ct(gt,{view:e,name:"confirm",legend:w.confirm,hint:w.confirmHint,
options:X.confirm,initial:["ask-me"]}),Ct(te,{view:e,name:"gender",label:w.gender,options:X.gender,empty:Z.gender.any}),Ct(Qe,{view:e,name:"samePartner",label:w.
samePartner,hint:w.samePartnerHint}),Ct(_,{view:e,name:"seats",label:w.seats,initial:"1",numeric:!0,short:!0}),Ct(_,{view:e,name:"clientReference",label:w.clientReference,
hint:w.clientReferenceHint,short:!0}),Ct(gm,{view:e,name:"note",label:w.note,hint:w.noteHint})]})}var xT,bk=u(()=>{"use strict";tn();ir();ht();Gt();Ar();xT=["ch\
annel","audience","durationMinutes","urgency","interpreter","consent","consentOn","choice","confirm","seats","gender","samePartner","partnerId","clientReference",
"note"]});import{Fragment as AT,jsx as Oe,jsxs as ti}from"hono/jsx/jsx-runtime";function Rk({tenant:e,workers:t,nonce:n,sent:r}){let o=r?.view??Bt("new");return ti(AT,{children:[
Oe(mt,{view:o,trouble:r?.trouble}),Oe("p",{children:w.intro}),ti(I,{action:"/requests/new",nonce:n,children:[t&&Oe(te,{view:o,name:"forWorker",label:w.onBehalf,
hint:w.onBehalfHint,options:t,empty:w.myself}),Oe(rn,{view:o,name:"phases",legend:w.phases,hint:w.phasesHint,options:X.phases}),Oe(PT,{form:o}),Oe(NT,{form:o}),
Oe(te,{view:o,name:"area",label:w.area,options:X.areas(e),empty:f.pick}),Oe(gt,{view:o,name:"mode",legend:w.mode,options:X.modes,initial:["in-person"]}),Oe(_,{view:o,
name:"place",label:`${w.place} ${f.optional}`,hint:w.placeHint}),Oe(vk,{form:o}),Oe("p",{children:w.submitHint}),Oe(N,{children:w.submit})]})]})}function PT({form:e}){
let t=X.otherLanguages.some(({value:n})=>e.form.all("languages").includes(n));return ti(Bo,{view:e,name:"languages",legend:w.languages,hint:w.languagesHint,children:[
Oe("div",{class:"ticks",children:Oe(wn,{type:"checkbox",view:e,name:"languages",options:X.oftenLanguages})}),ti("details",{open:t,children:[Oe("summary",{children:w.
otherLanguages}),Oe("div",{class:"ticks",children:Oe(wn,{type:"checkbox",view:e,name:"languages",options:X.otherLanguages,from:X.oftenLanguages.length})})]})]})}
function NT({form:e}){let t=["windows.1","windows.2"].some(n=>["date","from","to"].some(r=>e.form.text(`${n}.${r}`)));return ti(Bo,{view:e,name:"when",legend:w.
time,hint:w.timeHint,children:[Oe(wn,{type:"radio",view:e,name:"when",options:[{value:"given",text:w.timeGiven}]}),ti("div",{class:"reveal",children:[Oe(Vo,{view:e,
count:1}),ti("details",{open:t,children:[Oe("summary",{children:w.moreTimes}),Oe(Vo,{view:e,count:3,from:1})]})]}),Oe(wn,{type:"radio",view:e,name:"when",options:[
{value:"later",text:w.timeLater,hint:w.timeLaterHint}],from:1}),Oe("div",{class:"reveal",children:Oe(_,{view:e,name:"needBy",type:"date",label:`${w.needBy} ${f.
optional}`,hint:w.needByHint})})]})}var Sk=u(()=>{"use strict";H();ir();Ot();ht();Gt();Ue();nn();Or();Ar();bk()});var Ip={};le(Ip,{blank:()=>IT,send:()=>CT});import{jsx as MT}from"hono/jsx/jsx-runtime";function IT(e){return Ek(e)}async function CT(e){let t=await At(e);if(t instanceof
Response)return t;let{raw:n,fields:r,rows:o}=Iw(t),i=await Nt(()=>r.length>0?FT(e,n,r):Kd(vt(e,t,LT(e,t)),n));return"failed"in i?Ek(e,{form:t,failed:i.failed,rows:o}):
e.redirect(`/requests/${i.value.id}?done=sent`,303)}async function FT(e,t,n){let r=Se(e),o=Ds(t,{tenant:await $(r),now:r.now}),i=c(o)?o.fields??[]:[];return p("\
INVALID",{fields:[...n,...i]})}function LT(e,t){let n=t.optional("forWorker");return n&&on(e)?{role:"worker",id:n}:void 0}async function Ek(e,t){let n=Se(e),[r,
o]=await Promise.all([$(n),on(e)?jo(n):void 0]),i=o?.filter(({role:s})=>s==="worker").map(({id:s,name:d})=>({value:s,text:d})),a=t&&qT(t);return Ze(e,{title:w.title,
current:"/requests/new",status:t?.failed.status,problem:t!==void 0},MT(Rk,{tenant:r,workers:i,nonce:e.get("nonce"),now:n.now,sent:a}))}function qT({form:e,failed:t,
rows:n}){let r=t.refused==="IDEMPOTENCY_KEY_REUSED"?{title:w.again,todo:""}:t.trouble;return{view:ot("new",e,t.fields,$m(n),Fw),trouble:r}}var Cp=u(()=>{"use st\
rict";ir();k();bu();Lt();tr();He();Sk();qn();sn();yo();$n();go()});var xk={};le(xk,{STYLE:()=>DT});var DT,Tk=u(()=>{"use strict";DT=`
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
`});var Hm={};le(Hm,{front:()=>_T,signInPage:()=>Pk,signOut:()=>WT});import{Fragment as zT,jsx as ps,jsxs as jT}from"hono/jsx/jsx-runtime";async function _T(e){let t=e.
get("session");return t?e.redirect(t.role==="worker"?"/requests":"/queue",303):Pk(e)}function Pk(e){let{signInUrl:t}=e.get("settings");return Ze(e,{title:mo.title},
jT(zT,{children:[ps(lt,{text:$T[e.req.query("done")??""]}),ps("p",{children:mo.intro}),t?ps("p",{children:ps("a",{class:"button",href:t,children:mo.submit})}):ps(
"p",{children:f.helpWithoutPhone})]}))}async function WT(e){let{publicUrl:t}=e.get("settings"),n=nl(e.req.header("cookie"),t);return n&&e.get("session")&&await e.
get("ports").directory.endSession(Rt(n)),e.header("set-cookie",rc(t,"",0)),e.redirect("/sign-in?done=out",303)}var $T,Vm=u(()=>{"use strict";H();cp();nn();qr();
oi();sn();$T={needed:mo.needed,out:mo.signedOut}});import{handle as Fp}from"hono/aws-lambda";cs();ca();function Dp(e,t,n,r){let o=e.facts?_k(t,n,r):[],i=t.to.role==="partner"?[r.noReply(n.phone),r.stop]:[r.staffNoReply],a={hello:r.hello,lines:e.lines,rows:o,
action:e.action,footer:i,sender:n.senderName};return{subject:Un(e.subject),text:$k(a,n),html:Wk(a,n,e.subject)}}function _k({facts:e,to:t,template:n},r,o){let{full:i,
fullDeadline:a}=ni(r.language),s=g=>e.slots.length>1?o.whenNumbered(g):o.when,d=e.slots.map((g,x)=>[s(x+1),i(g)]),m=Un(vo(e,r,{remote:o.remoteTitle,phone:o.byPhoneTitle})),
l=n==="offer"||n==="move-proposed",y=l||t.role!=="partner";return[...d.length>0?d:[[o.when,o.whenSuits]],...m?[[o.where,m]]:[],...e.deadline&&y?[[l?o.answerBy:o.
doneBy,a(e.deadline)]]:[],...e.previous?[[o.before,i(e.previous)]]:[]]}function $k({hello:e,lines:t,rows:n,action:r,footer:o,sender:i},{link:a}){let s=n.map(([d,
m])=>`${d}: ${m}`).join(`
`);return`${[e,t.join(`
`),s,`${r}:
${a}`,o.join(`
`),Un(i)].filter(Boolean).join(`

`)}
`}function Wk({hello:e,lines:t,rows:n,action:r,footer:o,sender:i},{link:a,language:s},d){let m=n.map(([g,x])=>`<strong>${Sn(g)}:</strong> ${Sn(x)}`).join(`<br>
`),l=[`<p>${Sn(e)}</p>`,...t.map(g=>`<p>${Sn(g)}</p>`),m&&`<p>${m}</p>`,`<p>${Sn(r)}:<br>
<a href="${Sn(Uk(a))}">${Sn(a)}</a></p>`,...o.map(g=>`<p>${Sn(g)}</p>`),`<p>${Sn(Un(i))}</p>`].filter(Boolean);return`<!doctype html>
<html lang="${Sn(s)}" dir="${zk(s)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${Sn(Un(d))}</title></head>
<body style="font-family:sans-serif;font-size:1rem;line-height:1.5;max-width:36rem;margin:1rem">
${l.join(`
`)}
</body>
</html>
`}var zk=e=>/^(ar|fa|prs|ckb|ur|he)/.test(e)?"rtl":"ltr",jk={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function Sn(e){return e.replace(/[&<>"']/g,
t=>jk[t])}function Uk(e){if(!/^https?:\/\/[^\s<>"']+$/.test(e))throw new Error("not a web address");return e}Qm();cs();var Vk=`@\xA3$\xA5\xE8\xE9\xF9\xEC\xF2\xC7
\xD8\xF8\r\xC5\xE5\u0394_\u03A6\u0393\u039B\u03A9\u03A0\u03A8\u03A3\u0398\u039E\xC6\xE6\xDF\xC9 !"#\xA4%&'()*+,-./0123456789:;<=>?\xA1ABCDEFGHIJKLMNOPQRSTUVWXYZ\xC4\xD6\xD1\xDC\xA7\xBFabcdefghijklmnopqrstuvwxyz\xE4\xF6\xF1\xFC\xE0`,
Gk="\f^{}\\[~]|\u20AC",Jm=new Map([...[...Vk].map(e=>[e,1]),...[...Gk].map(e=>[e,2])]);function Hp(e){let t=[...e].map(s=>Jm.get(s)),n=t.every(s=>s!==void 0),r=n?
t:[...e].map(s=>s.length),o=r.reduce((s,d)=>s+d,0),[i,a]=n?[160,153]:[70,67];return{encoding:n?"gsm7":"ucs2",units:o,parts:o<=i?1:Yk(r,a)}}function Yk(e,t){let n=1,
r=0;for(let o of e)r+o>t&&(n+=1,r=0),r+=o;return n}var Qk={\u0111:"d",\u0110:"D",\u014B:"n",\u014A:"N",\u0167:"t",\u0166:"T",\u01E5:"g",\u01E4:"G",\u0292:"z",\u01B7:"\
Z",\u0142:"l",\u0141:"L",\u00F0:"d",\u00FE:"th",\u0153:"oe",\u0152:"Oe",\u00E7:"c","\u2013":"-","\u2014":"-","\u2011":"-","\u2212":"-","\u2019":"'","\u2018":"'",
"\u201D":'"',"\u201C":'"',"\u2026":"...",\u02BC:"'"};function Vp(e){return[...e.normalize("NFC").replace(/\s+/gu," ")].map(Jk).join("").replace(/ {2,}/g," ").trim()}
function Jk(e){if(Jm.get(e)===1)return e;let t=Qk[e];return t!==void 0?t:[...e.normalize("NFD")].filter(n=>Jm.get(n)===1).join("")}ca();var tv={fi:Ro},nv=["agreed","booked","moved","cancelled","released","ended","confirmed","meeting-changed","meeting-cancelled"];async function Qp(e,t){let n=tv[t.
language]??Ro;if(e.channel==="sms")return{channel:"sms",text:rv(n,e,t)};let r=Zp(e,t,n,i=>i),o=Jp(e)?n.partner[e.template](r):n.staff[e.template](r);return{channel:"\
email",...Dp(o,e,t,n),...await ov(e,t,n)}}function rv(e,t,n){if(!Jp(t))throw new Error(`no SMS for ${t.template}`);let r=e.sms[t.template](Zp(t,n,e,Vp));return r.
find(i=>{let{encoding:a,parts:s}=Hp(i);return a==="gsm7"&&s===1})??r.reduce((i,a)=>a.length<i.length?a:i)}function Jp(e){return e.to.role==="partner"}function Zp({
facts:e},t,n,r){let{short:o,shortDate:i,shortDateTime:a,deadline:s,daysBetween:d}=ni(t.language),[m]=e.slots;return{...m&&{slot:o(m),start:a(m.start),inDays:d(t.
now,m.start)},...e.deadline&&{deadline:s(e.deadline,t.now)},...e.previous&&{previousDay:i(e.previous.start)},settled:e.invite!==void 0,more:Math.max(0,e.slots.length-
1),where:r(vo(e,t,{remote:n.remote,phone:n.byPhone})),inPerson:e.mode==="in-person",link:t.link,phone:t.phone}}async function ov({facts:e,template:t,createdAt:n},r,o){
let i=e.slots[0]??e.previous;if(!e.invite||!i||!nv.includes(t))return{};let{invite:a}=await Promise.resolve().then(()=>(el(),Yp)),{uid:s,sequence:d,method:m}=e.
invite,l=a({uid:s,sequence:d,method:m,window:i,title:o.calendarTitle,where:vo(e,r,{remote:o.remoteTitle,phone:o.byPhoneTitle}),at:n,language:r.language,organizer:{
name:r.senderName,email:r.from},attendee:r.to});return{invite:{method:m,ics:l}}}qr();function Xp(e,t){return{...e,compose:Qp,hash:Rt,linkUrl:tl(t,"LINK_URL"),publicUrl:tl(t,"PUBLIC_URL"),mailFrom:tl(t,"MAIL_FROM")}}function tl(e,t){let n=e[t];
if(!n)throw new Error(`${t} is not set`);return n}k();import{Hono as PS}from"hono";var av=["default-src 'none'","style-src 'self'","img-src 'self' data:","form-action 'self'","base-uri 'none'","frame-ancestors 'none'"].join("; "),sv={"content-\
security-policy":av,"referrer-policy":"same-origin","x-content-type-options":"nosniff","x-frame-options":"DENY","cross-origin-opener-policy":"same-origin","cros\
s-origin-resource-policy":"same-origin","permissions-policy":"camera=(), geolocation=(), microphone=(), payment=()","x-robots-tag":"noindex, nofollow, noarchive"},
dv="max-age=63072000";function ri(e){let t=e.startsWith("https://");return async(n,r)=>{await r();for(let[o,i]of Object.entries(sv))n.res.headers.set(o,i);t&&n.
res.headers.set("strict-transport-security",dv),n.res.headers.has("cache-control")||n.res.headers.set("cache-control","no-store")}}ga();var mv={MALFORMED_REQUEST:[400,"The request cannot be read"],MALFORMED_JSON:[400,"The body is not JSON"],IDEMPOTENCY_KEY_MALFORMED:[400,"Idempotency-Key mu\
st be 1 to 128 visible ASCII characters"],IF_MATCH_MALFORMED:[400,"If-Match must be one version in quotes, as ETag gave it"],UNAUTHENTICATED:[401,"A valid beare\
r token is needed"],METHOD_NOT_ALLOWED:[405,"This address does not take this method"],VERSION_PASSED:[412,"Somebody changed it since it was read"],BODY_TOO_LARGE:[
413,"The body is larger than this call takes"],UNSUPPORTED_MEDIA_TYPE:[415,"The body must be application/json"],BUG:[500,"Something went wrong on our side"],SIGN_IN_NOT_CONFIGURED:[
503,"Sign-in is not configured: nothing is served yet"],UNAVAILABLE:[503,"The service does not answer just now: the same request may be sent again"]},lv={NOT_FOUND:"\
There is nothing here",FORBIDDEN:"Your role may not do this",STALE_VERSION:"Somebody changed it since it was read",BUSY:"Others are changing the same thing: try\
 again",WRONG_STATE:"It is no longer in a state where this can be done",IDEMPOTENCY_KEY_REUSED:"This Idempotency-Key was used with another body",OFFER_EXPIRED:"\
The time to answer has ended",OFFER_WITHDRAWN:"The offer was withdrawn",OFFER_TAKEN:"Somebody else was first",OFFER_ANSWERED:"The offer was already answered oth\
erwise",NO_ANSWER_CHOSEN:"No answer was chosen",SLOT_NOT_OFFERED:"This time was not among those offered",SLOT_NO_LONGER_FREE:"The partner is no longer free then",
CONSENT_PENDING:"The parent's consent is not recorded yet",NOBODY_TO_DECIDE_ON:"No partner waits for a decision",SEATS_FULL:"Every seat is taken",RULES_FAIL:"Th\
e partner does not fit: an override needs a reason",OVERRIDE_NEEDS_REASON:"An override needs a reason",INVALID:"Something in the request cannot be taken as it i\
s",LINK_UNKNOWN:"This link opens nothing"};function En(e,t){let[n,r]=mv[e];return{type:tc(e),title:r,status:n,code:e,...t!==void 0&&{detail:t}}}function ec(e,t){
let{refused:n,fields:r,detail:o}=e,i=r?.map(({path:a,code:s})=>({path:a,code:s,message:t.field(s)}));return{type:tc(n),title:lv[n],status:Mr[n],code:n,detail:t.
detail,...i&&{errors:i},...o&&{context:o}}}function Qt(e,t={}){return new Response(JSON.stringify(e),{status:e.status,headers:{"content-type":"application/probl\
em+json","cache-control":"no-store",...t}})}function tc(e){return`/problems/${e.toLowerCase().replaceAll("_","-")}`}oi();function dc(e,t){return async(n,r)=>{let{issuer:o,publicUrl:i}=t;if(!o)return Qt(En("SIGN_IN_NOT_CONFIGURED"));let a=n.req.header("authorization"),s=await ic(
e,{issuer:o,publicUrl:i},{authorization:a});if(!s){let d=a?'Bearer realm="rinnalla", error="invalid_token"':'Bearer realm="rinnalla"';return Qt(En("UNAUTHENTICA\
TED"),{"www-authenticate":d})}return n.set("session",s),r()}}var mc=["default-src 'none'","script-src 'self'","style-src 'self' 'unsafe-inline'","img-src 'self' data:","connect-src 'self'","base-uri 'none'","form-action '\
none'","frame-ancestors 'none'"].join("; ");async function ii(e){let[{refusals:t},{fields:n}]=await Promise.all([Promise.resolve().then(()=>(ys(),lc)),Promise.resolve().then(()=>(ol(),uc))]),{title:r,todo:o}=t[e.
refused];return Qt(ec(e,{detail:`${r} ${o}`,field:i=>n[i]}))}xu();Uo();k();Gd();oi();Wo();Te();k();tr();import*as Xr from"zod";var QR=Xr.strictObject({role:Xr.enum(["worker","partner","parent"]),id:Xr.string().regex(/^[0-9A-Za-z._-]{1,100}$/,"WR\
ONG_TYPE")});function My(e,t,n){if(!e.behalf||typeof n!="object"||n===null||!("onBehalfOf"in n))return{by:t,body:n};if(t.role==="worker")return p("FORBIDDEN");let{
onBehalfOf:r,...o}=n,i=M(Xr.object({onBehalfOf:QR}),{onBehalfOf:r});if(c(i))return i;let{onBehalfOf:a}=i;return e.behalf.includes(a.role)?{by:{...t,onBehalfOf:a},
body:o}:p("INVALID",{fields:[{path:"onBehalfOf.role",code:"UNKNOWN_VALUE"}]})}async function Dy(e){let{onBehalfOf:t}=e.by;if(!t)return;let n=await JR(e,t);return n&&
p("INVALID",{fields:[{path:"onBehalfOf.id",code:n}]})}async function JR(e,{role:t,id:n}){return t==="worker"?await In(e,n)?void 0:"UNKNOWN_COLLEAGUE":t==="partn\
er"?await gn(e,n)?void 0:"UNKNOWN_PARTNER":/^(parent|CL-[A-Z0-9]{6})$/.test(n)?void 0:"CLIENT_REFERENCE_FORM"}var Hi=class extends Error{name="VersionPassed"};function _y(e){let t=/^(?:W\/)?"(\d{1,9})"$/.exec(e.trim());return t?Number(t[1]):void 0}function $y(e,t,n){return{
org:e.org,get:r=>e.get(r),query:r=>e.query(r),receipt:r=>e.receipt(r),async commit(r,o){let i=o.map(m=>ZR(m,t)).find(m=>m!==void 0);if(i!==void 0&&i!==n&&!await e.
receipt(r.opId))throw new Hi;let a=i===void 0?[...o,{op:"require",key:t,version:n}]:o,s=await e.commit(r,a);if(s.status==="conflict"&&s.keys.some(m=>Wy(m,t))&&(await e.
get(t))?.version!==n)throw new Hi;return s}}}function ZR(e,t){if(Wy(e.op==="insert"||e.op==="replace"?e.item:e.key,t))return e.op==="insert"?0:e.op==="replace"?
e.item.version-1:e.version}function Wy(e,t){return e.pk===t.pk&&e.sk===t.sk}k();Vi();var eS=16;async function Uy(e,t=65536){if(Number(e.req.header("content-length")??0)>t)return{edge:"BODY_TOO_LARGE"};let n=await e.req.arrayBuffer();if(n.
byteLength>t)return{edge:"BODY_TOO_LARGE"};let r=e.req.header("content-type")?.split(";",1)[0]?.trim().toLowerCase();if(n.byteLength===0&&!r)return{json:{}};if(r!==
"application/json")return{edge:"UNSUPPORTED_MEDIA_TYPE"};if(n.byteLength===0)return{json:{}};let o=tS(n);return o===void 0?{edge:"MALFORMED_JSON"}:Ky(o)??{json:o}}
function tS(e){try{return JSON.parse(new TextDecoder("utf-8",{fatal:!0}).decode(e))}catch(t){if(t instanceof SyntaxError||t instanceof TypeError)return;throw t}}
function Ky(e,t=[]){if(typeof e=="string")return e.isWellFormed()?void 0:p("INVALID",{fields:[{path:t.join("."),code:"CONTROL_CHARACTERS"}]});if(!(typeof e!="ob\
ject"||e===null)){if(t.length>=eS)return{edge:"MALFORMED_JSON"};for(let[n,r]of Object.entries(e)){if(!n.isWellFormed())return{edge:"MALFORMED_JSON"};let o=Ky(r,
[...t,n]);if(o)return o}}}Te();k();function By(e,t){let n=Object.keys(t).filter(r=>t[r].length>1);return n.length>0?p("INVALID",{fields:n.map(r=>({path:r,code:"CONTRADICTORY"}))}):M(e,Object.
fromEntries(Object.entries(t).map(([r,[o]])=>[r,o])))}var nS=/^[0-9A-Za-z._-]{1,150}$/;function Hy(e,t,n){return async r=>{let o=r.get("session"),i=rS(n,o)?await oS(e,t,n,r,o):p("FORBIDDEN"),a=c(i)||"edge"in i?i:await n.
run(i);return c(a)?ii(a):"edge"in a?Qt(En(a.edge)):aS(n,a)}}function rS(e,t){return e.who==="staff"||t.role!=="worker"}async function oS(e,t,n,r,o){let i=r.req.
param("id")??"";if(i!==""&&!nS.test(i))return p("NOT_FOUND");let a=n.query&&By(n.query,r.req.queries());if(c(a))return a;let s=n.body?await Uy(r,n.bodyLimit):{json:void 0};
if("edge"in s||c(s))return s;let d=My(n,ha(o),s.json);if(c(d))return d;let m=iS(e,n,r,o,d.by,s.json);return"edge"in m?m:await Dy(m)??{call:m,id:i,body:d.body,query:a,
settings:t}}function iS(e,t,n,r,o,i){let a=t.method==="post"?n.req.header("idempotency-key"):void 0;if(a!==void 0&&!Ly(a))return{edge:"IDEMPOTENCY_KEY_MALFORMED"};
let s=a===void 0?void 0:{key:Bi(r.staffId,"post",n.req.path,a),fingerprint:qy(i)},d=Kt(e,r.org,o,s),m=n.req.header("if-match");if(m===void 0||!t.matches)return d;
let l=_y(m);return l===void 0?{edge:"IF_MATCH_MALFORMED"}:{...d,store:$y(d.store,t.matches(r.org,n.req.param("id")??""),l)}}function aS(e,{body:t,version:n,location:r}){
return new Response(JSON.stringify(t),{status:e.answers.status,headers:{"content-type":"application/json",...n!==void 0&&{etag:`"${n}"`},...r!==void 0&&{location:r}}})}Do();Oi();Cn();k();function Gi(e,t,n){let r=e.ids.id();return e.log({event:t,id:r,...sS(n)}),r}function Vy(e){let t=new Error("the words are left out: name and frames only");return t.
name=e.name,t.stack=[e.name,...Gy(e)].join(`
`),t}function sS(e){return e instanceof Error?{name:e.name,where:Gy(e).slice(0,4).map(t=>t.trim().slice(3)).join(" < ")}:{name:typeof e}}function Gy({stack:e="",
message:t}){return e.slice(e.indexOf(t)+t.length).split(`
`).filter(r=>/^\s+at /.test(r))}var dS="5";function Yy(e,t){return t instanceof Hi?Qt(En("VERSION_PASSED")):t instanceof Jn?ii(p("INVALID",{fields:[{path:"cursor",code:"UNKNOWN_VALUE"}]})):t instanceof
We?(e.log({event:"api.unavailable",service:t.service}),Qt(En("UNAVAILABLE"),{"retry-after":dS})):Qt(En("BUG",`Error ${Gi(e,"api.bug",t)}`))}function hg(e,t){let n=new PS;n.onError(r=>Yy(e,r)),n.notFound(()=>ii(p("NOT_FOUND"))),n.use("/docs",async(r,o)=>{await o(),r.res.headers.set("content-security-\
policy",mc)}),n.use(ri(t.publicUrl)),n.get("/health",r=>r.json({status:"ok"})),n.get("/openapi.json",async r=>r.json((await Promise.resolve().then(()=>(gg(),yg))).
document(t))),n.get("/docs",async()=>(await Promise.resolve().then(()=>(Du(),Mu))).page()),n.get("/docs/:file",async r=>await(await Promise.resolve().then(()=>(Du(),Mu))).
file(r.req.param("file"))??r.notFound()),n.use(`${xi}/*`,dc(e,t));for(let r of Ua)n.on(r.method.toUpperCase(),_u(r.path),Hy(e,t,r));for(let[r,o]of NS())n.all(r,
()=>Qt(En("METHOD_NOT_ALLOWED"),{allow:o.join(", ")}));return n}function NS(){let e=new Map;for(let t of["/health","/openapi.json","/docs","/docs/:file"])e.set(
t,["GET","HEAD"]);for(let{method:t,path:n}of Ua){let r=t==="get"?["GET","HEAD"]:[t.toUpperCase()];e.set(_u(n),[...e.get(_u(n))??[],...r])}return e}function _u(e){
return`${xi}${e}`.replaceAll(/\{(\w+)\}/g,":$1")}Do();or();Cn();import{Hono as LE}from"hono";import{csrf as qE}from"hono/csrf";import{HTTPException as ME}from"hono/http-exception";or();import{jsx as wg,jsxs as AS}from"hono/jsx/jsx-runtime";function im({action:e,body:t}){return AS("form",{method:"post",action:e,children:[[...new URLSearchParams(
t)].map(([n,r])=>wg("textarea",{name:n,hidden:!0,children:`
${r}`})),wg("button",{children:ce.unavailable.action})]})}Xi();ea();Uu();import{jsx as $E}from"hono/jsx/jsx-runtime";function eh(e,t){let n=new LE;n.onError((i,a)=>_E(a,e,i)),n.notFound(i=>je(i)),n.use(ri(t.linkUrl)),n.
use(DE(t)),n.use("/:room/:token/*",async(i,a)=>{let s=await bg(e,i.req.param("token"));return s?(i.set("ports",e),i.set("settings",t),i.set("nonce",e.ids.id()),
i.set("link",s),a()):je(i)});let r=()=>Promise.resolve().then(()=>(_g(),Dg));n.get("/o/:token",i=>qg(i)),n.post("/o/:token",async i=>(await r()).answer(i)),n.post(
"/o/:token/pause",async i=>(await r()).pause(i)),n.get("/o/:token/calendar.ics",async i=>(await Promise.resolve().then(()=>(Vu(),Hu))).ofOffer(i));let o=()=>Promise.resolve().then(()=>(Xg(),Zg));
return n.get("/m/:token",async i=>(await o()).page(i)),n.get("/m/:token/:file{.+\\.ics}",async i=>(await Promise.resolve().then(()=>(Vu(),Hu))).ofMeeting(i)),n.
post("/m/:token/:action",async i=>(await o()).act(i)),n.post("/m/:token/:noun/:id/:action",async i=>(await o()).actOn(i)),n.get("/:room{[om]}/:token/*",i=>i.redirect(
`/${i.req.param("room")}/${i.req.param("token")}`,303)),n}function DE({publicUrl:e,linkUrl:t}){let n=qE({origin:[e,t]});return async(r,o)=>r.req.header("origin")===
void 0&&r.req.header("sec-fetch-site")===void 0?o():n(r,o)}async function _E(e,t,n){if(n instanceof ME&&n.status===403)return Mn(e,403,Zi(ce.wrongOrigin));if(!(n instanceof
We))return Mn(e,500,{...Zi(ce.unexpected),errorId:Gi(t,"link.bug",n)});t.log({event:"link.unavailable",service:n.service});let r=e.req.method==="POST"?await e.req.
text():"";return Mn(e,503,{...Zi(ce.unavailable),children:r&&$E(im,{action:e.req.path,body:r})})}function th(e){let t=e.PUBLIC_URL;if(!t)throw new Error("PUBLIC_URL is not set");return{publicUrl:t,linkUrl:e.LINK_URL||t}}var nh={senderName:"Rinnalla",coordinatorPhone:"+358401234500",coordinatorEmail:"koordinaattori@example.fi",partnerTitle:"kokemuskumppani",reminders:{dayBefore:1440,
hoursBefore:120},quiet:{from:"21:00",to:"08:00"},offers:{routine:{open:1,answerHours:36},soon:{open:2,answerHours:24},urgent:{open:3,answerHours:4}},decisionHours:{
routine:48,soon:24,urgent:4},coordinatorHours:4,outcomeHours:24,quietDays:30,lateHours:24,extractMonths:6};yr();gi();wl();dt();ue();Re();zo();Ea();k();ge();Yl();var WE=20,Nr={from:"08:00",to:"16:00"};async function rh(e,t){return T(e,{subject:t,async load(){let[n,r]=await Promise.
all([un(e,t),Hn(e)]);return n?{...n,...r}:p("NOT_FOUND")},decide:zE})}function zE(e,t){let{request:n,tenant:r}=e;if(!jE(n,t.now)||!Ur(n))return n;let o=Ri(t.now,
r.settings.quiet),i=e.candidates.filter(({card:l})=>!n.asked.includes(l.id)&&(!o||Gl(n,l))),a=e.offers.filter(l=>l.state==="sent"),s=Math.max(0,Sl(n,r.settings)-
a.length),d=Ps(n,i,{tenant:r,now:t.now},s);d.length>0&&t.change(n)(l=>({wave:l.wave+1}),"request.wave");for(let{partnerId:l,slots:y}of d)gd(t,e,HE(e,l),y);let m=qt(
t,e.offers).filter(l=>l.state==="sent");return m.length>0&&t.change(n)(l=>({state:"offered",nudges:0,attempts:0,misses:[],nobodySince:void 0,...Fo(l,m)}),"reque\
st.offered"),o&&d.length<s?UE(t,e):m.length>0?t.read(n):KE(t,e)}var jE=({waitsFor:e,due:t},n)=>(e==="ranking"||e==="coordinator")&&t!==null&&t<=n;function UE(e,{
request:t,tenant:n}){let r=Lo(e.now,n.settings.quiet);return e.change(t)(()=>({waitsFor:"ranking",due:r,owner:"system",reason:"quiet-hours",attempts:0}),"reques\
t.quiet-hours")}function KE(e,t){let{request:n,tenant:r}=t,o=n.nobodySince!==void 0,i=BE(t,e),a=er(e.now,r.settings.coordinatorHours,Nr),s=i.length>0?"nobody-fi\
ts":t.candidates.length>0?"all-asked":"no-partners",d=e.change(n)(l=>({state:"open",waitsFor:"coordinator",due:a,owner:"coordinator",reason:s,misses:i,attempts:0,
nudges:o?l.nudges+1:0,nobodySince:l.nobodySince??e.now}),o?"request.still-nobody":"request.nobody"),m={slots:n.windows.slice(0,3),area:n.area,mode:n.mode,deadline:a};
return o||P(e,t,{template:"nobody-found",about:d,staff:"worker",facts:m}),P(e,t,{template:"needs-coordinator",about:d,staff:"coordinator",facts:m}),d}function BE({
request:e,tenant:t,candidates:n},r){return n.filter(({card:o})=>!e.asked.includes(o.id)&&(o.state==="active"||o.state==="paused")).map(o=>Bn(e,o,{tenant:t,now:r.
now})).map(({partnerId:o,codes:i})=>({partnerId:o,codes:i})).filter(o=>o.codes.length>0).sort((o,i)=>o.codes.length-i.codes.length||(o.partnerId<i.partnerId?-1:
1)).slice(0,WE)}function HE({candidates:e},t){let n=e.find(r=>r.card.id===t);if(!n)throw new Error("ranked a partner who is not in the register");return n}k();Ye();V();zo();ge();var oh=5;async function ih(e,t){await T(e,{subject:G(t.id),load:async()=>await e.store.get(t)??p("NOT_FOUND"),decide(n,r){if(n.version!==
t.version)return n;let o=n.attempts+1,i=o>=oh;return r.change(n)(()=>({attempts:o,due:VE(r.now,o),...i&&{owner:"coordinator",reason:"stuck"}}),i?`${n.kind}.stuc\
k`:`${n.kind}.backed-off`)}})}function VE(e,t){return t<oh?v(e,2**(t-1)):er(e,nh.coordinatorHours,Nr)}ke();Uo();q();V();ge();ue();k();yr();gi();var GE=2;async function Tm(e,t,n){let{tenant:r,candidates:o}=await Hn(e),i=n===void 0?o:o.filter(a=>a.card.id===n);for(let a of await YE(
e))i.some(s=>QE(a,s,r,e.now))&&await JE(e,a);return t.reason==="second-look"?"done":"second-look"}var Pm=e=>({waitsFor:"rematch",due:v(e,GE),owner:"system",reason:"\
second-look",attempts:0});async function YE({store:e}){let{items:t}=await e.query({index:"list",partition:at.open(e.org)});return t.filter(n=>n.kind==="request"&&
n.state==="open"&&n.waitsFor==="coordinator")}var QE=(e,t,n,r)=>!e.asked.includes(t.card.id)&&Bn(e,t,{tenant:n,now:r}).codes.length===0;async function JE(e,{id:t}){
await T(e,{subject:t,load:async()=>(await un(e,t))?.request??p("NOT_FOUND"),decide:(n,r)=>n.state==="open"&&n.waitsFor==="coordinator"?r.change(n)(()=>({waitsFor:"\
ranking",due:r.now,owner:"system",reason:"register-changed",attempts:0}),"request.looks-again"):n})}dt();q();Re();V();zo();Na();_o();od();Kr();function sh(e,{id:t}){return Nm(e,t,"start",dh)}function dh(e,{tenant:t},n){let r=v(e.now,t.settings.outcomeHours*60);
return e.change(n)(()=>({waitsFor:"outcome",due:r,owner:"worker",reason:"over",proposal:void 0,nudges:0,attempts:0}),"meeting.over")}function mh(e,{id:t}){return Nm(
e,t,"partner",(n,r,o)=>{let i=n.change(o)(()=>({...Ml(n,o),reason:"too-near",nudges:0,attempts:0}),"meeting.late-choice"),{request:a}=r;return a.windows.some(s=>s.
start===o.start)&&n.change(a)(s=>({windows:s.windows.filter(d=>d.start!==o.start)}),"request.asks-strangers-no-more"),P(n,r,{template:"partner-gone",about:i,staff:"\
worker",facts:ft(i)}),P(n,r,{template:"needs-coordinator",about:i,staff:"coordinator",facts:ft(i)}),i})}function Xa(e,{id:t,waitsFor:n}){return Nm(e,t,n,(r,o,i)=>{
if(n!=="outcome"&&ah(i)<=r.now)return ZE(r,o,i);let{settings:a}=o.tenant,s=i.owner==="coordinator"||i.nudges>0||n==="late-choice"||n==="move-answer",d=s?er(r.now,
a.coordinatorHours,Nr):v(r.now,a.outcomeHours*60),m=n==="outcome"?d:st(d,ah(i)),l=r.change(i)(g=>({due:m,nudges:g.nudges+1,attempts:0,...s&&{owner:"coordinator",
reason:"silent"}}),s?"meeting.escalated":"meeting.nudged"),y=ft(l);return s?P(r,o,{template:"needs-coordinator",about:l,staff:"coordinator",facts:y}):P(r,o,{template:n===
"outcome"?"outcome-waits":"meeting-changed",about:l,staff:"worker",facts:y}),l})}var ah=({partnerId:e,start:t,end:n,proposal:r})=>e===null?t:r&&r.end>n?r.end:n;
function ZE(e,t,n){if(n.partnerId!==null)return dh(e,t,n);let r=Ai(e,t,n),{state:o,waitsFor:i}=t.request;return(o==="confirmed"||i==="late-choice")&&K(e,t,t.tenant.
settings,"request.meeting-cancelled"),e.read(r)}function lh(e,{id:t}){return Nm(e,t,"tidying",(n,r,o)=>n.change(ql(n,r,o))(()=>ne,"meeting.tidied"))}function Nm(e,t,n,r){
return Zt(e,t,(o,i,a)=>a.waitsFor===n&&a.due!==null&&a.due<=o.now?r(o,i,a):a)}Uo();ke();Cn();q();k();ue();He();V();zo();ge();q();tr();async function uh(e,{to:t,channel:n},r){if(t.role==="coordinator")return r.settings.coordinatorEmail;if(t.role==="worker")return(await In(e,t.id))?.email;
let o=await e.store.get(R.contact(e.store.org,t.id));return n==="sms"?o?.phone:o?.email}_s();q();function op({subject:e},{request:t,offers:n,meetings:r}){return[t,...n,...r].find(o=>Ie(o)===Ie(e))}function ip(e,t,n){let{request:r}=t,o=op(e,t),i=o?.kind===
"offer"?o:void 0,a=o?.kind==="meeting"?o:void 0;switch(e.template){case"offer":return XE(i,n);case"reminder-day":case"reminder-hours":case"meeting-reminder":return rp(
e,a)??tO(a,n);case"agreed":return i?eO(i):rp(e,a);case"booked":case"moved":case"confirmed":return rp(e,a);case"partner-accepted":return r.state==="accepted"?void 0:
"answered";case"decision-waits":return r.owner==="worker"?void 0:"answered";case"first-meeting-waits":return r.waitsFor==="first-meeting"?void 0:"answered";case"\
other-time-proposed":return i?.state==="sent"?void 0:"answered";case"nobody-found":return r.nobodySince===void 0?"answered":void 0;case"move-proposed":return a?.
proposal?.start===e.facts.slots[0]?.start?void 0:"answered";case"outcome-waits":return a?.waitsFor==="outcome"?void 0:"answered";case"handed-over":return r.workerId===
e.to.id?void 0:"replaced";default:return}}function XE(e,t){return e?.state!=="sent"?"answered":t<e.answerBy?void 0:"too-late"}var eO=({state:e})=>e==="accepted"?
void 0:"cancelled";function rp({facts:e,to:t},n){return n===void 0||n.state==="cancelled"?"cancelled":n.start!==e.slots[0]?.start?"moved":t.role==="partner"&&n.
partnerId!==t.id?"cancelled":void 0}function tO(e,t){return e?.state!=="scheduled"||e.partnerId===null?"cancelled":e.waitsFor==="move-answer"||e.waitsFor==="arr\
ange"?"moved":t<e.start?void 0:"too-late"}var nO=5,rO=3,oO=8,iO=30;async function ph(e,t){let n=Kt(e,t.org,So),r=await $(n),o=await uh(n,t,r),i=await aO(n,t,r,o);if(!i||o===void 0)return;let a=await sO(
e,i,r,o);await lO(n,i,r,a)}async function aO(e,{requestId:t,sk:n},r,o){let i,a=await T(e,{subject:t,load:async()=>await un(e,t)??p("NOT_FOUND"),decide(s,d){i=void 0;
let m=s.notices.find(x=>x.sk===n);if(!m)return p("NOT_FOUND");if(m.state!=="waiting"||m.due===null||m.due>d.now)return m;let l=op(m,s);l&&d.hold(l);let y=ip(m,s,
d.now);if(y)return d.change(m)(()=>({...ne,state:"suppressed",suppressedFor:y}),"notice.suppressed");if(o===void 0)return d.change(m)(()=>ap(e,r,"no-address"),"\
notice.failed");let g={waitsFor:"marking",due:v(d.now,nO),attempts:0};return i=d.change(m)(x=>({...g,state:"claimed",claims:x.claims+1}),"notice.claimed"),i}});
if(c(a))throw new Error(`claim refused: ${a.refused}`);return i}async function sO(e,t,n,r){let{senderName:o,coordinatorPhone:i}=n.settings,a=n.areas.find(y=>y.code===
t.facts.area)?.names.fi??"",d={link:await dO(e,t),phone:i,senderName:o,area:a,language:"fi",now:e.clock.now(),from:e.mailFrom,to:r},m=await e.compose(t,d),l=Ie(
t);try{return m.channel==="sms"?await e.sms.send({to:r,text:m.text,tag:l}):await e.mail.send({...m,to:r,fromName:o,tag:l})}catch(y){if(y instanceof We)return"un\
known";throw y}}async function dO({ids:e,clock:t,directory:n,hash:r,linkUrl:o,publicUrl:i},a){if(a.to.role!=="partner")return`${i}/requests/${a.requestId}`;let s=a.
subject.sk.startsWith("OFFER#")?"offer":a.subject.sk.startsWith("MEET#")?"meeting":"own",d=e.token();return await n.saveLink(r(d),{org:a.org,purpose:s,partnerId:a.
to.id,...s!=="own"&&{subject:a.subject},expires:t.real()+Math.ceil(60*(iO*24*60+pe(t.now(),mO(a,t.now()))))}),`${o}/${s==="offer"?"o":"m"}/${d}`}var mO=({facts:e},t)=>Ce(
t,...e.slots.map(n=>n.end));async function lO(e,t,n,r){await gh(e,t,o=>r==="unknown"?{patch:fh(e,o,n),what:"notice.unknown"}:r.status==="sent"?{patch:{...ne,state:"\
sent",providerId:r.providerId,sentAt:e.now},what:"notice.sent"}:r.status==="rejected"?{patch:ap(e,n,r.reason),what:"notice.failed"}:{patch:uO(e,o,n),what:"notic\
e.busy"})}async function ch(e,t){let n=Kt(e,t.org,So),r=await $(n);t.due===null||t.due>n.now||await gh(n,t,o=>({patch:fh(n,o,r),what:"notice.lease-ran-out"}))}function fh(e,t,n){
return ef.includes(t.template)&&t.claims<rO?{state:"waiting",waitsFor:"sending",due:v(e.now,t.claims),reason:"unknown-outcome"}:{...es(e,n),state:"unknown",reason:"\
unknown-outcome"}}function uO(e,t,n){return t.claims>=oO?ap(e,n,"provider-busy"):{state:"waiting",waitsFor:"sending",due:v(e.now,2**(t.claims-1)),reason:"provid\
er-busy"}}var ap=(e,t,n)=>({...es(e,t),state:"failed",reason:"failed",failedFor:n});async function yh(e,t){let n=await $(e);await T(e,{subject:t.requestId,load:async()=>await un(
e,t.requestId)??p("NOT_FOUND"),decide(r,o){let i=r.notices.find(s=>s.sk===t.sk);if(!i)return p("NOT_FOUND");if(i.waitsFor!=="person")return i;let a=ip(i,r,o.now);
return a?o.change(i)(()=>({...ne,state:"suppressed",suppressedFor:a}),"notice.suppressed"):o.change(i)(()=>({due:es(e,n).due,attempts:0}),"notice.still-undelive\
red")}})}var es=(e,{settings:t})=>({waitsFor:"person",owner:"coordinator",due:er(e.now,t.coordinatorHours,Nr),attempts:0});async function gh(e,t,n){return T(e,{
subject:t.requestId,load:async()=>await e.store.get(t)??p("NOT_FOUND"),decide(r,o){if(r.state!=="claimed"||r.claims!==t.claims)return r;let{patch:i,what:a}=n(r);
return o.change(r)(()=>i,a)}})}Ut();q();ue();Re();V();ge();yn();Ye();function sp(e,{id:t}){return wh(e,t,(n,r,o)=>{if(o.state!=="sent"||tt(n.now)<tt(o.answerBy)+Ws*1e3)return o;let i=Aa(n,r,o,
"expired",{endedFor:"time-passed"});return K(n,r,r.tenant.settings,"request.offer-expired"),i})}function hh(e,{id:t}){return wh(e,t,(n,r,o)=>o.waitsFor!=="tidyi\
ng"?o:(Oa(n,J(r.diaries,o.partnerId),o.id),n.change(o)(()=>ne,"offer.tidied")))}function wh(e,t,n){return T(e,{subject:G(t),load:()=>de(e,G(t)),decide(r,o){let i=r.
offers.find(a=>a.id===t);if(!i)throw new Error("an offer vanished");return n(o,r,i)}})}q();k();ge();qi();au();async function kh(e,t){let n=t.state==="paused"?t.pausedUntil:void 0,r=async()=>pO(await bh(e,t.id),{now:e.now,until:n});for(let o of await r()){
let i=await Id(e,o,t.id,{...n&&{until:n},why:"partner-away"});if(c(i))throw new Error(`hand-back refused: ${i.refused}`)}if((await r()).length>0)throw new Error(
"hand-back left something");await br(e,t.id,(o,i)=>o.version===t.version?i.change(o)(()=>dp(o),"card.handed-back"):o)}async function vh(e,t){await br(e,t.id,(n,r)=>n.
state==="paused"&&n.pausedUntil!==void 0&&n.pausedUntil<=r.now?r.change(n)(()=>({state:"active",pausedUntil:void 0,...An(r.now)}),"card.pause-ended"):n)}function dp(e){
let t=e.state==="paused"?e.pausedUntil:void 0;return t===void 0?ne:{waitsFor:"pause-end",due:t,owner:"system",reason:"paused",attempts:0}}function pO(e,{now:t,until:n}){
if(!e)return[];let r=e.bookings.filter(i=>i.start>t&&(n===void 0||i.start<n)),o=n===void 0?e.families:[];return[...new Set([...e.holds,...r].map(i=>i.requestId).
concat(o))]}async function bh({store:e},t){return await e.get(R.diary(e.org,t))}function Rh(e,t,n){return br(e,t.id,(r,o)=>r.version===t.version?o.change(r)(()=>n,
"card.rematched"):r)}function Sh(e,t,n){return T(e,{subject:t.id,load:async()=>await bh(e,t.id)??p("NOT_FOUND"),decide:(r,o)=>r.version===t.version?o.change(r)(
()=>n,"diary.rematched"):r})}Cn();q();k();dt();yn();V();zo();ge();ue();Re();var cO=1,fO=5,mp=(e,t)=>rh(e,t.id);function Eh(e,{id:t}){return xh(e,t,"answer",(n,r)=>{let{request:o,tenant:i}=r,a=qt(n,r.offers).filter(
l=>l.state==="sent");if(a.length===0)return K(n,r,i.settings,"request.asks-on");let s=Fo({...o,lateSince:n.now},a),d=Ce(s.due??n.now,v(n.now,fO));if(n.now<o.serveBy||
o.lateSince!==void 0)return n.change(o)(()=>({...s,due:d,attempts:0}),"request.still-asking");let m=n.change(o)(()=>({...s,due:d,lateSince:n.now,owner:"coordina\
tor",reason:"late",attempts:0}),"request.late");return P(n,r,{template:"needs-coordinator",about:m,staff:"coordinator",facts:Oh(m)}),m})}function aa(e,{id:t,waitsFor:n}){
return xh(e,t,n,(r,o)=>{let{request:i,tenant:a,offers:s}=o,d=El(r,i,s);if(d!==void 0&&d<=r.now)return yO(r,o);let m=a.settings.decisionHours[i.urgency],l=i.owner===
"coordinator"||i.nudges>=cO||Vc(r.now,d),y=l?er(r.now,a.settings.coordinatorHours,Nr):v(r.now,m*60),g=Ol(y,r.now,d),x=r.change(i)(xe=>({due:g,nudges:xe.nudges+1,
attempts:0,...l&&{owner:"coordinator",reason:"worker-silent"}}),l?"request.escalated":"request.nudged"),we=l?"needs-coordinator":i.waitsFor==="first-meeting"?"f\
irst-meeting-waits":"decision-waits";return P(r,o,{template:we,about:x,staff:l?"coordinator":"worker",facts:Oh(x)}),x})}function yO(e,t){let{request:n,offers:r,
tenant:o}=t;for(let{offerId:i,state:a}of n.taken){let s=r.find(d=>d.id===i);a!=="held"||!s?.slot||s.slot.start>e.now||(Mt(e,t,s,"time-passed"),e.change(n)(d=>({
taken:d.taken.filter(m=>m.offerId!==i)}),"request.time-passed"))}return K(e,t,o.settings,"request.asks-on")}var Oh=({windows:e,area:t,mode:n})=>({slots:e.slice(
0,3),area:t,mode:n});function xh(e,t,n,r){return T(e,{subject:t,load:()=>de(e,t),decide:(o,i)=>{let{request:a}=o;return a.waitsFor===n&&a.due!==null&&a.due<=i.now?
r(i,o):a}})}ge();He();function Th(e,t,n){return T(e,{subject:"tenant",load:()=>$(e),decide:(r,o)=>r.version===t.version?o.change(r)(()=>n,"tenant.rematched"):r})}var gO={request:{ranking:ao(mp),answer:ao(Eh),coordinator:ao(mp),consent:ao(aa),decision:ao(aa),"first-meeting":ao(aa),"late-choice":ao(aa),meetings:ao(aa)},offer:{
answer:lp(sp),"worker-reply":lp(sp),tidying:lp(hh)},meeting:{start:Jo(sh),partner:Jo(mh),"move-answer":Jo(Xa),arrange:Jo(Xa),"late-choice":Jo(Xa),outcome:Jo(Xa),
tidying:Jo(lh)},notice:{sending:({ports:e},t)=>ph(e,t),marking:({ports:e},t)=>ch(e,t),person:({call:e},t)=>yh(e,t)},card:{"hand-back":({call:e},t)=>kh(e,t),"pau\
se-end":({call:e},t)=>vh(e,t),rematch:async({call:e},t)=>{let n=await Tm(e,t,t.id);await Rh(e,t,n==="done"?dp(t):Pm(e.now))}},diary:{rematch:async({call:e},t)=>{
let n=await Tm(e,t,t.id);await Sh(e,t,n==="done"?ne:Pm(e.now))}},tenant:{rematch:async({call:e},t)=>{let n=await Tm(e,t);await Th(e,t,n==="done"?ne:Pm(e.now))}}};
async function sa(e,t){let n=Kt(e,_r(t),So),r=await n.store.get(t);if(!r||!Dr(r))return"gone";if(r.due===null)return"at-rest";if(r.due>n.now)return"not-yet";try{
return await hO(r)({ports:e,call:n},r),"advanced"}catch(o){if(o instanceof We)throw o;return e.log({event:"advance.failed",key:Ie(t),waitsFor:r.waitsFor,name:o instanceof
Error?o.name:"unknown"}),await ih(n,r),"backed-off"}}function hO(e){let n=gO[e.kind][e.waitsFor];if(!n)throw new Error(`${e.kind} waits for ${e.waitsFor}, which\
 nobody knows how to advance`);return n}function up(e){return async({call:t},n)=>{let r=await e(t,n);if(c(r))throw new Error(`refused: ${r.refused}`)}}function ao(e){
return up(e)}function lp(e){return up(e)}function Jo(e){return up(e)}Ye();Cn();q();V();async function Am(e,t,n,r){let o=[...Map.groupBy(e,t).values()],i=async()=>{for(let a=o.shift();a;a=o.shift())for(let s of a)await r(s)};await Promise.all(Array.
from({length:Math.min(n,o.length)},i))}Cn();import wO from"@middy/core";function so(e,t,n){return wO(n,{timeoutEarlyInMillis:0}).use({onError(r){let{error:o}=r;e({event:`${t}.failed`,name:o?.name??"unknown"}),o&&!(o instanceof We)&&
(r.error=Vy(o))}})}function Ph({eventName:e,dynamodb:t}){if(e==="REMOVE")return[];let n=t?.NewImage,r=n?.pk?.S,o=n?.sk?.S,i=t?.SequenceNumber;if(!r||!o||!i)return;let a=n?.due?.S;
if(a===void 0)return[];let s=n?.waitsFor?.S==="marking";return Number.isNaN(Date.parse(a))?void 0:[{key:{pk:r,sk:o},due:a,inHand:s,sequence:i}]}async function Nh(e,t){let n=Date.parse(t)-Date.parse(e.now());return n>0&&n<=2e3&&await e.pause(n),n<=2e3}var kO=4;function Ah(e){async function t({Records:n}){let r=[],o=n.flatMap(i=>Ph(i)??bO(e,i.eventID));return await Am(RO(o),({key:i})=>i.pk,kO,async i=>{await vO(
e,i)||r.push(i.sequence)}),{batchItemFailures:r.map(i=>({itemIdentifier:i}))}}return so(e.log,"on-change",t)}async function vO(e,{key:t,due:n,inHand:r}){try{return(!await Nh(
e.clock,n)||await sa(e,t)==="not-yet")&&!r&&await e.wakeups.ensure(t,v(n,Ws/60)),!0}catch(o){let i=o instanceof We;return e.log({event:i?"on-change.unavailable":
"on-change.bug",key:Ie(t),name:o instanceof Error?o.name:typeof o,...i&&{service:o.service}}),!i}}function bO(e,t){return e.log({event:"on-change.unreadable",id:t}),
[]}function RO(e){let t=new Map;for(let n of e){let r=t.get(Ie(n.key));t.set(Ie(n.key),r?{...n,sequence:r.sequence}:n)}return[...t.values()]}ke();Uo();q();k();He();ge();var SO=["claimed","sent","unknown"];async function Ih(e,t,{delivered:n,reason:r}){let o=Kt(e,_r(t),So),i=await T(o,{subject:({notice:a})=>a.requestId,async load(){
let a=await o.store.get(t);return a?.kind==="notice"?{notice:a,tenant:await $(o)}:p("NOT_FOUND")},decide({notice:a,tenant:s},d){return n?a.state==="unknown"?d.change(
a)(()=>({...ne,state:"sent",sentAt:d.now}),"notice.arrived"):a:SO.includes(a.state)?d.change(a)(()=>({...es(o,s),state:"failed",reason:"failed",failedFor:r??"un\
delivered"}),"notice.bounced"):a}});c(i)&&e.log({event:"receipt.refused",code:i.refused})}q();import*as kt from"zod";var EO=kt.object({eventType:kt.string(),mail:kt.object({tags:kt.object({notice:kt.tuple([kt.string()])})}),bounce:kt.object({bounceType:kt.string()}).
optional()}),OO=kt.object({eventType:kt.string().startsWith("TEXT_"),isFinal:kt.boolean().optional(),context:kt.object({notice:kt.string()})});function Fh(e){let t=AO(
e),n=OO.safeParse(t);if(n.success)return Ch(n.data.context.notice,TO(n.data));let r=EO.safeParse(t);return r.success?Ch(Buffer.from(r.data.mail.tags.notice[0],"\
base64url").toString("utf8"),xO(r.data)):"unreadable"}function Ch(e,t){let n=NO(e);return n?t?{key:n,fate:t}:"nothing-new":"unreadable"}function xO({eventType:e,
bounce:t}){if(e==="Delivery")return{delivered:!0};if(e==="Bounce")return{delivered:!1,reason:pp("BOUNCE",t?.bounceType)};if(e==="Complaint"||e==="Reject"||e==="\
Rendering Failure")return{delivered:!1,reason:pp("MAIL",e)}}function TO({eventType:e,isFinal:t}){if(e==="TEXT_DELIVERED"||e==="TEXT_SUCCESSFUL")return{delivered:!0};
if(!(e==="TEXT_UNKNOWN"||t===!1||PO.includes(e)))return{delivered:!1,reason:pp(e)}}var PO=["TEXT_QUEUED","TEXT_PENDING","TEXT_SENT"];function pp(...e){return e.
filter(t=>t!==void 0).join("_").toUpperCase().replaceAll(/[^A-Z0-9_]/g,"_").slice(0,60)}function NO(e){if(!/^[^|#]+#REQ#[^|#]+\|NOTE#[^|]+$/.test(e))return;let t=pc(
e);return _r(t)===""?void 0:t}function AO(e){try{return JSON.parse(e)}catch{return}}function Lh(e){async function t({Records:n}){for(let{Sns:r}of n){let o=Fh(r.Message);o!=="nothing-new"&&(o==="unreadable"?e.log({event:"on-receipt.unreadable",id:r.
MessageId}):await Ih(e,o.key,o.fate))}}return so(e.log,"on-receipt",t)}function qh(e){if(typeof e!="object"||e===null)return;let{pk:t,sk:n}=e;return typeof t=="string"&&t.includes("#")&&typeof n=="string"&&n!==""?{pk:t,sk:n}:void 0}function Mh(e){async function t(n){let r=qh(n);r?await sa(e,r):e.log({event:"on-time.unreadable"})}return so(e.log,"on-time",t)}cp();or();Oi();Cn();import{Hono as UT}from"hono";import{csrf as KT}from"hono/csrf";import{HTTPException as BT}from"hono/http-exception";function Dh(e,t){return async(n,r)=>{if(!e)return t(n);await r()}}oi();sn();or();sn();$n();function Ok(e){let t=()=>Promise.resolve().then(()=>(Jh(),Qh)),n=()=>Promise.resolve().then(()=>(zm(),Wm)),r=()=>Promise.resolve().then(()=>(jw(),zw)),
o=()=>Promise.resolve().then(()=>(Gw(),Vw)),i=()=>Promise.resolve().then(()=>(Xw(),Zw)),a=()=>Promise.resolve().then(()=>(ck(),pk)),s=()=>Promise.resolve().then(()=>(kk(),wk));
e.get("/requests",async d=>(await t()).list(d)),e.get("/requests/new",async d=>(await Promise.resolve().then(()=>(Cp(),Ip))).blank(d)),e.post("/requests/new",async d=>(await Promise.resolve().then(()=>(Cp(),Ip))).
send(d)),e.get("/requests/:id",async d=>(await n()).one(d)),e.get("/requests/:id/candidates",mn(async d=>(await i()).list(d))),e.post("/requests/:id/offers",mn(
async d=>(await i()).offer(d))),e.get("/requests/:id/:action",d=>d.redirect(`/requests/${encodeURIComponent(d.req.param("id"))}`,303)),e.post("/requests/:id/:ac\
tion",async d=>(await n()).act(d)),e.post("/offers/:id/answer",mn(async d=>(await i()).answer(d))),e.get("/meetings",async d=>(await r()).list(d)),e.post("/meet\
ings/:id/:action",async d=>(await r()).act(d)),e.get("/meetings/:id/:action",async d=>(await r()).back(d)),e.get("/queue",mn(async d=>(await o()).list(d))),e.post(
"/notices/:id/:action",mn(async d=>(await o()).notice(d))),e.get("/partners",mn(async d=>(await a()).list(d))),e.get("/partners/new",mn(async d=>(await a()).blank(
d))),e.post("/partners/new",mn(async d=>(await a()).add(d))),e.get("/partners/:id",mn(async d=>(await a()).one(d))),e.get("/partners/:id/:action",mn(async d=>d.
redirect(`/partners/${encodeURIComponent(d.req.param("id")??"")}`,303))),e.post("/partners/:id/:action",mn(async d=>(await a()).act(d))),e.get("/agreements",mn(
async d=>(await s()).show(d))),e.post("/agreements",mn(async d=>(await s()).save(d)))}function mn(e){return async t=>on(t)?e(t):an(t,403,ce.forbidden)}import{jsx as GT}from"hono/jsx/jsx-runtime";function Nk(e,t){let n=new UT;return n.onError((r,o)=>VT(o,e,r)),n.notFound(r=>Me(r)),n.use(ri(t.publicUrl)),n.use(async(r,o)=>{
r.set("ports",e),r.set("settings",t),r.set("nonce",e.ids.id()),await o()}),n.get("/style.css",async r=>{let{STYLE:o}=await Promise.resolve().then(()=>(Tk(),xk));
return r.text(o,200,{"content-type":"text/css; charset=utf-8","cache-control":"public, max-age=300"})}),n.use(Dh(t.issuer,r=>an(r,503,ce.noSignIn))),n.use(KT({origin:t.
publicUrl})),n.use(async(r,o)=>{let{issuer:i="",publicUrl:a}=t;r.set("session",await oc(e,{issuer:i,publicUrl:a},{cookie:r.req.header("cookie")})),await o()}),n.
get("/",async r=>(await Promise.resolve().then(()=>(Vm(),Hm))).front(r)),n.get("/sign-in",async r=>(await Promise.resolve().then(()=>(Vm(),Hm))).signInPage(r)),
n.post("/sign-out",async r=>(await Promise.resolve().then(()=>(Vm(),Hm))).signOut(r)),n.use(async(r,o)=>r.get("session")?(r.req.method==="GET"&&Wh(r),o()):HT(r)),
Ok(n),n}function HT(e){return e.req.method==="GET"||e.req.method==="HEAD"?e.redirect("/sign-in?done=needed",303):an(e,401,{title:mo.title,text:ce.signedOut.text})}
async function VT(e,t,n){if(n instanceof BT&&n.status===403)return an(e,403,ce.wrongOrigin);if(n instanceof Jn)return Me(e);if(n instanceof We){t.log({event:"st\
aff.unavailable",service:n.service});let r=e.req.method==="POST"?await e.req.text():"";return an(e,503,{...ce.unavailable,children:r&&GT(im,{action:e.req.path,body:r})})}
return an(e,500,{...ce.unexpected,errorId:Gi(t,"staff.bug",n)})}function Ak(e){let t=e.PUBLIC_URL;if(!t)throw new Error("PUBLIC_URL is not set");return{publicUrl:t,issuer:e.ISSUER||void 0,signInUrl:e.SIGN_IN_URL||void 0}}q();var YT={page:100,most:2e3,atOnce:4,reserve:2e4};function Ik(e,t=YT){async function n(r,o){let a=await QT(e,t,()=>(o?.getRemainingTimeInMillis?.()??1/0)>t.reserve);
return e.log({event:"sweep.done",...a}),a}return so(e.log,"sweep",n)}async function QT(e,{page:t,most:n,atOnce:r},o){let i=e.clock.now(),a={advanced:0,failed:0,
reached:0},s=0,d;do{let y=await e.stores.due(i,Math.min(t,n-a.reached),d);a.reached===0&&y.keys[0]&&(s=await ZT(e,y.keys[0],i)),await Am(y.keys,g=>g.pk,r,async g=>{
o()&&(a.reached++,a[await JT(e,g)?"advanced":"failed"]++)}),d=y.cursor}while(d!==void 0&&a.reached<n&&o());let{reached:m,...l}=a;return{...l,oldest:s,complete:d===
void 0&&o()}}async function JT(e,t){try{return await sa(e,t),!0}catch(n){return e.log({event:"sweep.failed",key:Ie(t),name:n instanceof Error?n.name:typeof n}),
!1}}async function ZT(e,t,n){let r=(await e.stores.open(_r(t)).get(t))?.due;return typeof r=="string"?Math.max(0,Math.round((Date.parse(n)-Date.parse(r))/1e3)):
0}var Gm={PUBLIC_URL:"https://rinnalla.example.fi",LINK_URL:"https://r.example.fi",MAIL_FROM:"viesti@example.fi",ISSUER:"https://tunnistus.example.fi"};function XT(e){
let t=Xp(e,Gm);return{api:Fp(hg(e,Sf(Gm))),staff:Fp(Nk(e,Ak(Gm))),link:Fp(eh(e,th(Gm))),"on-change":Ah(t),"on-time":Mh(t),sweep:Ik(t),"on-receipt":Lh(e)}}q();Cn();Oi();export{Jn as BadCursor,ai as SCHEMA,We as Unavailable,XT as openRooms};
