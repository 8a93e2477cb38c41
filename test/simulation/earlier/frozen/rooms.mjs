// Every room as of commit ed59d9219b98 (2026-11-23): the simulator lets it answer beside today's on the same records, as during
// a deployment, a canary or a roll-back. Made by `npm run freeze -- ed59d9219b98`, never edited; npm packages are not in it.
var mv=Object.defineProperty;var u=(e,t,n)=>()=>{if(n)throw n[0];try{return e&&(t=e(e=0)),t}catch(r){throw n=[r],r}};var ue=(e,t)=>{for(var n in t)mv(e,n,{get:t[n],enumerable:!0})};function Xe(e,t,n){return e===1?`1 ${t}`:`${e} ${n}`}var zr=u(()=>{"use strict"});var pl,rc=u(()=>{"use strict";zr();pl={locale:"fi-FI",dayMonth:(e,t,n)=>`${e} ${t}.${n}.`,dayMonthYear:(e,t,n)=>`${e}.${t}.${n}`,time:(e,t)=>t==="00"&&e!=="0"?e:
`${e}.${t}`,exactTime:(e,t)=>`${e}.${t}`,at:(e,t)=>`${e} klo ${t}`,clock:e=>`klo ${e}`,duration:(e,t)=>[e>0?`${e} t`:"",t>0||e===0?`${t} min`:""].filter(Boolean).
join(" "),days:e=>Xe(e,"p\xE4iv\xE4","p\xE4iv\xE4\xE4"),hours:e=>Xe(e,"tunti","tuntia"),minutes:e=>Xe(e,"minuutti","minuuttia")}});function di(e){let t=oc.get(e);if(t)return t;let n=pv(lv[e]??pl);return oc.set(e,n),n}function pv(e){let t,n=d=>(t??=new Intl.DateTimeFormat(e.locale,{timeZone:uv,
weekday:"short",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"2-digit",hourCycle:"h23"}),Object.fromEntries(t.formatToParts(Date.parse(d)).
map(({type:m,value:l})=>[m,l]))),r=({day:d,month:m,year:l})=>e.dayMonthYear(d,m,l),o=({weekday:d,day:m,month:l})=>e.dayMonth(d,m,l),i=({hour:d,minute:m})=>e.time(
d,m),a=(d,m,l)=>{let[y,g]=[n(d.start),n(d.end)],T=e.at(l(y),i(y));return r(y)===r(g)?`${T}${m}${i(g)}`:`${T} ${m} ${e.at(l(g),i(g))}`},s=d=>`${d.weekday} ${r(d)}`;
return{date:d=>r(n(d)),shortDate:d=>o(n(d)),localDate:d=>e.dayMonthYear(...cv(d)),dateTime:d=>{let m=n(d);return e.at(r(m),e.exactTime(m.hour,m.minute))},shortDateTime:d=>{
let m=n(d);return e.at(o(m),i(m))},short:d=>a(d,"-",o),full:d=>a(d,"\u2013",s),deadline:(d,m)=>{let l=n(d),y=Date.parse(d)-Date.parse(m)<6*864e5;return e.at(y?l.
weekday:o(l),i(l))},fullDeadline:d=>{let m=n(d);return e.at(s(m),i(m))},time:d=>{let m=n(d);return e.exactTime(m.hour,m.minute)},duration:d=>e.duration(Math.floor(
d/60),d%60),span:(d,m)=>{let l=Math.floor(Math.abs(Date.parse(m)-Date.parse(d))/6e4);return l>=2880?e.days(Math.floor(l/1440)):l>=120?e.hours(Math.floor(l/60)):
e.minutes(l)},daysBetween:(d,m)=>Math.round((ic(n(m))-ic(n(d)))/864e5)}}function cv(e){let[t="",n="",r=""]=e.split("-");return[String(Number(r)),String(Number(n)),
t]}var lv,uv,oc,ic,vs=u(()=>{"use strict";rc();lv={fi:pl},uv="Europe/Helsinki",oc=new Map;ic=({year:e,month:t,day:n})=>Date.UTC(Number(e),Number(t)-1,Number(n))});function To({mode:e},{area:t},n){return e==="remote"?n.remote:e==="phone"?n.phone:t}function Vn(e){return e.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu," ").trim()}
var wa=u(()=>{"use strict"});function sc(e){return{subject:e.start?`Muistathan ajan ${e.start}`:"Muistathan sovitun ajan",lines:["Muistathan sovitun ajan. Ohjeet ovat linkin takana.","Jos t\
ulee este, soita heti."],action:"Katso ohjeet",facts:!0}}function vv(e){return e.slot?e.more===0?"Ehtisitk\xF6 t\xE4h\xE4n aikaan?":"Ehtisitk\xF6 johonkin n\xE4ist\xE4 a\
joista? Yksi riitt\xE4\xE4.":"Ehtisitk\xF6 mukaan? Aika sovitaan yhdess\xE4."}var dc,mc=u(()=>{"use strict";dc={offer:e=>({subject:e.deadline?`Ehtisitk\xF6? Vastaa\
 ${e.deadline} menness\xE4`:"Ehtisitk\xF6?",lines:[vv(e),"Kyll\xE4 tai ei, kumpikin auttaa.","Voit my\xF6s ehdottaa toista aikaa."],action:"Vastaa t\xE4st\xE4",
facts:!0}),"offer-withdrawn":()=>({subject:"Kysym\xE4\xE4mme aikaa ei en\xE4\xE4 tarvita",lines:["Aikaa, jota kysyimme, ei en\xE4\xE4 tarvita. Sinun ei tarvitse vasta\
ta.","Kiitos. Kysymme taas, kun sopivaa tulee."],action:"Katso tiedot",facts:!0}),released:()=>({subject:"Aikaa ei nyt tarvita",lines:["Aikaa ei nyt tarvita. Sy\
y ei ole sinussa.","Kiitos, ett\xE4 olit valmis. Kysymme taas, kun sopivaa tulee."],action:"Katso tiedot",facts:!0}),agreed:e=>({subject:e.slot?`Sovittu: ${e.slot}`:
"Kiitos, sovittu!",lines:e.slot?["Kiitos, sovittu!",e.inPerson?"Tarkka paikka ja ohjeet ovat linkin takana.":"Ohjeet ovat linkin takana."]:["Kiitos, sovittu!","\
Otamme yhteytt\xE4 ja sovimme ajan."],action:"Katso ohjeet",facts:!0}),booked:e=>({subject:e.slot?`Sovittu: ${e.slot}`:"Aika on sovittu",lines:["Aika on sovittu\
.","Ohjeet ovat linkin takana."],action:"Katso ohjeet",facts:!0}),"reminder-day":sc,"reminder-hours":sc,"move-proposed":()=>({subject:"Sopiiko uusi aika?",lines:[
"Ehdotamme uutta aikaa. Sopiiko se?","Aiempi aika ei en\xE4\xE4 p\xE4de.","Kyll\xE4 tai ei, kumpikin auttaa."],action:"Vastaa t\xE4st\xE4",facts:!0}),moved:e=>({
subject:e.slot?`Uusi aika: ${e.slot}`:"Uusi aika on sovittu",lines:["Uusi aika on sovittu. Aiempi aika ei en\xE4\xE4 p\xE4de."],action:"Katso ohjeet",facts:!0}),
"move-declined":()=>({subject:"Ehdottamasi aika ei t\xE4ll\xE4 kertaa k\xE4y",lines:["Ehdotuksesi t\xE4m\xE4n ajan tilalle ei t\xE4ll\xE4 kertaa k\xE4y.","Kerro\
mme pian, miten jatketaan."],action:"Katso tiedot",facts:!0}),cancelled:e=>({subject:e.start?`Peruttu: ${e.start}`:"Sovittu aika on peruttu",lines:["Aika on per\
uttu. Syy ei ole sinussa.","Kiitos, ett\xE4 olit valmis."],action:"Katso tiedot",facts:!0}),ended:()=>({subject:"Kiitos, ett\xE4 olet ollut mukana",lines:["Uusi\
a aikoja ei nyt ole tulossa.","Kiitos, ett\xE4 olet ollut mukana. Kysymme taas, kun sopivaa tulee."],action:"Katso tiedot",facts:!1}),thanks:()=>({subject:"Kiit\
os t\xE4st\xE4 p\xE4iv\xE4st\xE4",lines:["Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4!","J\xE4ik\xF6 jotain mieleen? Soita, niin jutellaan."],action:"Omat aikasi",facts:!1})}});function lc(e){let t=e.slot&&`${bv(e.inDays)}${e.slot}`;return[...t?[`${t}${cn(e)}. Ohjeet: ${e.link} Jos tulee este, soita heti ${e.phone}.`,`${t}. Ohjeet: ${e.
link} Jos tulee este, soita heti ${e.phone}.`,`${t}. Ohjeet: ${e.link} Este? Soita ${e.phone}`]:[],`Muistathan sovitun ajan. Ohjeet: ${e.link} Este? Soita ${e.phone}`]}
var va,ba,bv,cn,Po,uc,pc=u(()=>{"use strict";va=e=>e.charAt(0).toUpperCase()+e.slice(1),ba=e=>e===0?"":e===1?" (+1 muu aika)":` (+${e} muuta aikaa)`,bv=e=>e===0?
"T\xE4n\xE4\xE4n ":e===1?"Huomenna ":"Muistathan: ",cn=({where:e})=>e&&`, ${e}`,Po=({deadline:e,link:t})=>e?`Vastaa ${e} menness\xE4: ${t}`:`Vastaa: ${t}`,uc={offer:e=>e.
slot?[`Hei! Ehtisitk\xF6 ${e.slot}${ba(e.more)}${cn(e)}? Kyll\xE4 tai ei, kumpikin auttaa. ${Po(e)}`,`Hei! Ehtisitk\xF6 ${e.slot}${ba(e.more)}${cn(e)}? ${Po(e)}`,
`Ehtisitk\xF6 ${e.slot}${ba(e.more)}? ${Po(e)}`,`Hei! Ehtisitk\xF6? ${Po(e)}`]:[`Hei! Ehtisitk\xF6 mukaan${cn(e)}? Aika sovitaan yhdess\xE4. Kyll\xE4 tai ei, kumpikin\
 auttaa. ${Po(e)}`,`Hei! Ehtisitk\xF6 mukaan${cn(e)}? Aika sovitaan yhdess\xE4. ${Po(e)}`,`Hei! Ehtisitk\xF6 mukaan? ${Po(e)}`],"offer-withdrawn":e=>[...e.start?
[`Hei! Aikaa ${e.start}${ba(e.more)} ei en\xE4\xE4 tarvita. Sinun ei tarvitse vastata. Kiitos, kysymme taas. Tiedot: ${e.link}`,`Hei! Aikaa ${e.start}${ba(e.more)}\
 ei en\xE4\xE4 tarvita. Kiitos, kysymme taas. Tiedot: ${e.link}`]:[],`Hei! Kysym\xE4\xE4mme aikaa ei en\xE4\xE4 tarvita. Kiitos, kysymme taas. Tiedot: ${e.link}`],
released:e=>[...e.start?[`Aikaa ${e.start} ei nyt tarvita. Syy ei ole sinussa. Kiitos, ett\xE4 olit valmis. Kysymme taas. Tiedot: ${e.link}`,`Aikaa ${e.start} e\
i nyt tarvita. Syy ei ole sinussa. Kiitos, kysymme taas. Tiedot: ${e.link}`]:[],`Apuasi ei t\xE4ll\xE4 kertaa tarvita. Syy ei ole sinussa. Kiitos, kysymme taas. Tiedo\
t: ${e.link}`],agreed:e=>e.slot?[`Kiitos, sovittu! ${va(e.slot)}${cn(e)}. ${e.inPerson?"Tarkka paikka ja ohjeet":"Ohjeet"}: ${e.link} Este? Soita ${e.phone}`,`K\
iitos, sovittu! ${va(e.slot)}${cn(e)}. Ohjeet: ${e.link} Este? Soita ${e.phone}`,`Kiitos, sovittu! ${va(e.slot)}. Ohjeet: ${e.link} Este? Soita ${e.phone}`,`Kii\
tos, sovittu! Aika ja ohjeet: ${e.link} Este? Soita ${e.phone}`]:[`Kiitos, sovittu! Otamme yhteytt\xE4 ja sovimme ajan. Tiedot: ${e.link} Kysytt\xE4v\xE4\xE4? Soita ${e.
phone}`,`Kiitos, sovittu! Tiedot: ${e.link} Soita ${e.phone}`],booked:e=>[...e.slot?[`Aika on sovittu: ${e.slot}${cn(e)}. Ohjeet: ${e.link} Este? Soita ${e.phone}`,
`Aika on sovittu: ${e.slot}. Ohjeet: ${e.link} Este? Soita ${e.phone}`]:[],`Aika on sovittu. Tiedot: ${e.link} Este? Soita ${e.phone}`],"reminder-day":e=>lc(e),
"reminder-hours":e=>lc(e),"move-proposed":e=>[...e.slot&&e.previousDay?[`Uusi aika ${e.slot}${cn(e)}, sopiiko? Aiempi aika ${e.previousDay} ei en\xE4\xE4 p\xE4de. Vastaa\
: ${e.link}`,`Uusi aika ${e.slot}, sopiiko? Aiempi aika ${e.previousDay} ei en\xE4\xE4 p\xE4de. Vastaa: ${e.link}`]:[],...e.slot?[`Uusi aika ${e.slot}${cn(e)}, \
sopiiko? Vastaa: ${e.link}`]:[],`Ehdotamme uutta aikaa, sopiiko? Aiempi ei en\xE4\xE4 p\xE4de. Vastaa: ${e.link}`],moved:e=>[...e.slot&&e.previousDay?[`Uusi aik\
a on sovittu: ${e.slot}${cn(e)}. Aiempi aika ${e.previousDay} ei en\xE4\xE4 p\xE4de. Ohjeet: ${e.link}`,`Uusi aika: ${e.slot}. Aiempi aika ${e.previousDay} ei e\
n\xE4\xE4 p\xE4de. Ohjeet: ${e.link}`]:[],...e.slot?[`Uusi aika on sovittu: ${e.slot}${cn(e)}. Ohjeet: ${e.link}`]:[],`Uusi aika on sovittu, aiempi ei en\xE4\xE4 p\xE4de\
. Ohjeet: ${e.link}`],"move-declined":e=>[...e.start?[`Ehdotuksesi ajan ${e.start} tilalle ei t\xE4ll\xE4 kertaa k\xE4y. Kerromme, miten jatketaan. Tiedot: ${e.
link}`,`Ehdotuksesi ajan ${e.start} tilalle ei k\xE4y. Kerromme, miten jatketaan. Tiedot: ${e.link}`]:[],`Ehdottamasi uusi aika ei t\xE4ll\xE4 kertaa k\xE4y. Kerromme, m\
iten jatketaan. Tiedot: ${e.link}`],cancelled:e=>[...e.start?[`${va(e.start)} on peruttu. Syy ei ole sinussa. Kiitos, ett\xE4 olit valmis. Tiedot: ${e.link}`,`${va(
e.start)} on peruttu. Syy ei ole sinussa. Tiedot: ${e.link}`]:[],`Sovittu aika on peruttu. Syy ei ole sinussa. Tiedot: ${e.link}`],ended:e=>[`Kiitos, ett\xE4 olet \
ollut mukana. Uusia aikoja ei nyt ole tulossa. Tiedot: ${e.link} Kysytt\xE4v\xE4\xE4? Soita ${e.phone}`,`Kiitos. Uusia aikoja ei nyt ole tulossa. Tiedot: ${e.link}`],
thanks:e=>[`Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4! Omat aikasi: ${e.link} J\xE4ik\xF6 jotain mieleen? Soita ${e.phone}`,`Kiitos t\xE4st\xE4 p\xE4iv\xE4st\xE4! Omat aikasi: ${e.
link}`]}});function Rv(e){let t={action:"Avaa pyynt\xF6",facts:!0};return e.settled?{subject:"Sovittu aika on muuttunut",lines:["Uusi aika on sovittu."],...t}:e.previousDay?
{subject:"Sopiiko uusi aika?",lines:["Sovitulle ajalle on ehdotettu uutta aikaa.","Katso, sopiiko se, ja vastaa."],...t}:{subject:"Sovittu aika odottaa sinua",lines:[
"T\xE4m\xE4 aika tarvitsee viel\xE4 ratkaisun.","Katso, miten jatketaan."],...t}}var cc,fc=u(()=>{"use strict";cc={"partner-accepted":()=>({subject:"Pyynt\xF6si on\
 edennyt",lines:["Pyynt\xF6si on edennyt: joku p\xE4\xE4see mukaan.","Katso, kuka, ja vahvista."],action:"Avaa pyynt\xF6",facts:!0}),"other-time-proposed":()=>({
subject:"Pyynt\xF6\xF6si on ehdotettu toista aikaa",lines:["Pyynt\xF6\xF6si on ehdotettu toista aikaa.","Katso, sopiiko se, ja vastaa."],action:"Avaa pyynt\xF6",
facts:!0}),"nobody-found":e=>({subject:"Pyynt\xF6si odottaa ratkaisua",lines:["Kukaan ei ehtinyt n\xE4ihin aikoihin.",e.deadline?`Ehdota toista aikaa tai et\xE4yht\
eytt\xE4 \u2013 tai koordinaattori soittaa ${e.deadline} menness\xE4.`:"Ehdota toista aikaa tai et\xE4yhteytt\xE4 \u2013 tai koordinaattori soittaa."],action:"A\
vaa pyynt\xF6",facts:!1}),"decision-waits":()=>({subject:"Pyynt\xF6si odottaa sinua",lines:["Pyynt\xF6si odottaa sinua. Katso, mit\xE4 tarvitaan.","Jos et ehdi,\
 koordinaattori auttaa."],action:"Avaa pyynt\xF6",facts:!1}),confirmed:()=>({subject:"Pyynt\xF6si on vahvistettu",lines:["Pyynt\xF6si on vahvistettu."],action:"\
Avaa pyynt\xF6",facts:!0}),"meeting-reminder":e=>({subject:e.start?`Tulossa: ${e.start}`:"Sovittu aika on tulossa",lines:["Sovittu aika on tulossa."],action:"Av\
aa pyynt\xF6",facts:!0}),"meeting-changed":Rv,"meeting-cancelled":e=>({subject:e.start?`Peruttu: ${e.start}`:"Sovittu aika on peruttu",lines:["Sovittu aika on p\
eruttu."],action:"Avaa pyynt\xF6",facts:!0}),"partner-gone":()=>({subject:"Sovittuun aikaan tuli este",lines:["Sovittuun aikaan tuli este.","Katso, miten jatket\
aan."],action:"Avaa pyynt\xF6",facts:!0}),"outcome-waits":()=>({subject:"Merkitse, toteutuiko aika",lines:["Merkitse, toteutuiko aika. Se vie hetken."],action:"\
Avaa pyynt\xF6",facts:!0}),"first-meeting-waits":()=>({subject:"Sovi ensimm\xE4inen aika",lines:["Pyynt\xF6si on vahvistettu. Ensimm\xE4inen aika odottaa sopimista."],
action:"Avaa pyynt\xF6",facts:!1}),"needs-coordinator":()=>({subject:"Yksi asia odottaa sinua",lines:["Yksi asia ei etene itsest\xE4\xE4n ja odottaa sinua."],action:"\
Avaa pyynt\xF6",facts:!1}),"handed-over":()=>({subject:"Sait pyynn\xF6n ty\xF6toverilta",lines:["Sait pyynn\xF6n ty\xF6toverilta.","Katso, miss\xE4 menn\xE4\xE4n."],
action:"Avaa pyynt\xF6",facts:!1})}});var No,cl=u(()=>{"use strict";mc();pc();fc();No={sms:uc,partner:dc,staff:cc,remote:"et\xE4n\xE4",byPhone:"puhelimitse",remoteTitle:"Et\xE4n\xE4",byPhoneTitle:"P\
uhelimitse",hello:"Hei!",when:"Aika",whenNumbered:e=>`Aika ${e}`,whenSuits:"sovitaan yhdess\xE4",where:"Miss\xE4",answerBy:"Vastaa viimeist\xE4\xE4n",doneBy:"Vi\
imeist\xE4\xE4n",before:"Aiempi aika",noReply:e=>`T\xE4h\xE4n viestiin ei voi vastata. Jos haluat kysy\xE4 tai tuli este, soita ${e}.`,stop:"Jos et halua vieste\
j\xE4, voit pit\xE4\xE4 tauon linkin takana tai soittaa.",staffNoReply:"T\xE4h\xE4n viestiin ei voi vastata. Tarkemmat tiedot n\xE4et kirjautumalla sis\xE4\xE4n.",
calendarTitle:"Sovittu aika"}});var kc={};ue(kc,{invite:()=>gl});import{ICalAttendeeRole as Pv,ICalCalendar as Nv,ICalCalendarMethod as yl,ICalEventStatus as hc}from"ical-generator";function gl(e){
let t=new Nv({prodId:{company:"Rinnalla",product:"Rinnalla",language:e.language.toUpperCase()},method:Av[e.method]});return t.createEvent({id:`${e.uid}@rinnalla`,
sequence:e.sequence,stamp:new Date(e.at),start:new Date(e.window.start),end:new Date(e.window.end),summary:Vn(e.title),location:Vn(e.where)||null,status:e.method===
"CANCEL"?hc.CANCELLED:hc.CONFIRMED,organizer:{name:Vn(e.organizer.name),email:e.organizer.email},...e.attendee&&{attendees:[{email:e.attendee,rsvp:!1,role:Pv.REQ}]}}),
`${t.toString().trimEnd()}\r
`}var Av,hl=u(()=>{"use strict";wa();Av={REQUEST:yl.REQUEST,CANCEL:yl.CANCEL,PUBLISH:yl.PUBLISH}});import{createHash as qv}from"node:crypto";function xt(e){return qv("sha256").update(e).digest("hex")}var Kr=u(()=>{"use strict"});function p(e,t={}){return{refused:e,...t}}function c(e){return typeof e=="object"&&e!==null&&"refused"in e}var bs,w=u(()=>{"use strict";bs=["REQUIRED","UNKNOWN_\
FIELD","WRONG_TYPE","UNKNOWN_AREA","UNKNOWN_PHASE","UNKNOWN_LANGUAGE","UNKNOWN_VALUE","UNKNOWN_PARTNER","UNKNOWN_COLLEAGUE","TOO_LONG","TOO_MANY","TOO_SMALL","T\
OO_LARGE","NOT_AN_INSTANT","NOT_A_DATE","NOT_A_TIME","TIME_DOES_NOT_EXIST","IN_THE_PAST","TOO_FAR_AHEAD","END_BEFORE_START","SHORTER_THAN_DURATION","PHASES_NEED\
ED","NO_CLIENT_IN_THIS_CHANNEL","NOT_PRE_APPROVABLE","CLIENT_REFERENCE_FORM","IDENTITY_CODE","PHONE_NUMBER","EMAIL_ADDRESS","CONTROL_CHARACTERS","PLACE_NEEDED",
"CONTRADICTORY"]});var Ur,Ra=u(()=>{"use strict";Ur={NOT_FOUND:404,FORBIDDEN:403,STALE_VERSION:409,BUSY:409,WRONG_STATE:409,IDEMPOTENCY_KEY_REUSED:422,OFFER_EXPIRED:409,OFFER_WITHDRAWN:409,
OFFER_TAKEN:409,OFFER_ANSWERED:409,NO_ANSWER_CHOSEN:422,SLOT_NOT_OFFERED:422,SLOT_NO_LONGER_FREE:409,CONSENT_PENDING:409,NOBODY_TO_DECIDE_ON:409,SEATS_FULL:409,
RULES_FAIL:409,OVERRIDE_NEEDS_REASON:422,INVALID:422,LINK_UNKNOWN:404}});function Ec(e){return e.startsWith("https://")?"__Host-session":"session"}function xc(e,t,n){let r=e.startsWith("https://")?"; Secure":"";return`${Ec(e)}=${t}; \
Path=/; HttpOnly; SameSite=Lax; Max-Age=${n}${r}`}function wl(e,t){let n=`${Ec(t)}=`,r=e?.split(";").map(o=>o.trim()).find(o=>o.startsWith(n));return Ac(r?.slice(
n.length))}function zv(e){return Ac(/^Bearer +(\S+) *$/i.exec(e??"")?.[1])}function Tc(e,t,n){return Nc(e,t,"browser",wl(n.cookie,t.publicUrl))}function Pc(e,t,n){
return Nc(e,t,"bearer",zv(n.authorization))}function Sa(e){return{role:e.role,id:e.staffId}}async function Nc(e,t,n,r){if(!r)return;let o=await e.directory.findSession(
xt(r));return o&&o.kind===n&&o.issuer===t.issuer&&o.expires>e.clock.real()?o:void 0}function Ac(e){return e!==void 0&&jv.test(e)?e:void 0}var jv,li=u(()=>{"use \
strict";Kr();jv=/^[A-Za-z0-9_-]{22}$/});var Fc={};ue(Fc,{refusals:()=>Oa});var Oa,Rs=u(()=>{"use strict";Oa={NOT_FOUND:{title:"T\xE4t\xE4 ei l\xF6ydy.",todo:"Tarkista osoite tai palaa omiin pyynt\xF6ihis\
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
Avaa uusin viestimme tai soita. Kerromme, miss\xE4 menn\xE4\xE4n."}}});var Lc={};ue(Lc,{fields:()=>vl});var vl,bl=u(()=>{"use strict";vl={REQUIRED:"T\xE4yt\xE4 t\xE4m\xE4 kohta.",UNKNOWN_FIELD:"T\xE4t\xE4 kohtaa emme tunne. Poista se.",
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
iitt\xE4\xE4, ei osoitetta.",CONTRADICTORY:"T\xE4m\xE4 on ristiriidassa toisen kohdan kanssa. Tarkista molemmat."}});var vr,Gn,W,ce=u(()=>{"use strict";vr={role:"system",id:"system"},Gn=e=>e.onBehalfOf??e,W=e=>e.role==="coordinator"||e.role==="admin"||e.role==="system"});function Xt(e){return"waitsFor"in e&&"due"in e&&"state"in e}function qc(e){let t=e.indexOf("|");if(t<1)throw new Error("not a key");return{pk:e.slice(0,t),sk:e.
slice(t+1)}}function Dc(e){return e.due===null?{duePk:void 0,dueSk:void 0}:{duePk:Mc,dueSk:`${e.due}#${Te(e)}`}}var Br,re,Ao,Te,Yn,v,st,Mc,C=u(()=>{"use strict";
Br=1,re={waitsFor:"nothing",due:null,owner:"nobody",reason:"none",attempts:0};Ao=e=>({pk:e.pk,sk:e.sk}),Te=e=>`${e.pk}|${e.sk}`;Yn=e=>e.pk.slice(0,e.pk.indexOf(
"#")),v={aggregate:(e,t)=>`${e}#REQ#${t}`,request:(e,t)=>({pk:`${e}#REQ#${t}`,sk:"A"}),offer:(e,t,n)=>({pk:`${e}#REQ#${t}`,sk:`OFFER#${n}`}),meeting:(e,t,n)=>({
pk:`${e}#REQ#${t}`,sk:`MEET#${n}`}),notice:(e,t,n)=>({pk:`${e}#REQ#${t}`,sk:`NOTE#${n}`}),contact:(e,t)=>({pk:`${e}#PTR#${t}`,sk:"A"}),ledger:(e,t,n,r)=>({pk:`${e}\
#PTR#${t}`,sk:`LEDGER#${n}#${r}`}),register:e=>`${e}#MATCH`,card:(e,t)=>({pk:`${e}#MATCH`,sk:`${t}#CARD`}),diary:(e,t)=>({pk:`${e}#MATCH`,sk:`${t}#DIARY`}),tenant:e=>({
pk:`${e}#MATCH`,sk:"~TENANT"}),staff:(e,t)=>({pk:`${e}#STAFF`,sk:t}),events:(e,t)=>`${e}#EVT#${t}`,receipt:(e,t)=>({pk:`${e}#OP#${t}`,sk:"RECEIPT"})},st={open:e=>`${e}\
#OPEN`,done:e=>`${e}#DONE`,own:(e,t)=>`${e}#W#${t}`,meetings:e=>`${e}#MEET`},Mc="DUE"});var _c={};ue(_c,{getTenant:()=>j});async function j(e){let t=await e.store.get(v.tenant(e.store.org));if(!t)throw new Error("the tenant has no settings");return t}
var Ve=u(()=>{"use strict";C()});async function fn(e,t){let{items:n}=await e.store.query({partition:v.aggregate(e.store.org,t)}),r=n.find(o=>o.sk==="A");return r&&{request:r,offers:Ss(n,"offer"),
meetings:Ss(n,"meeting"),notices:Ss(n,"notice")}}async function de(e,t,{partners:n="involved",own:r=!0}={}){let o=n==="involved"?[]:n,[i,a,s]=await Promise.all(
[fn(e,t),j(e),Os(e,o)]);if(!i||r&&!Rl(e,i.request))return p("NOT_FOUND");let d=n==="involved"?Kv(i):[],{cards:m,diaries:l}=d.length>0?await Os(e,d):s;return{...i,
tenant:a,cards:m,diaries:l}}function Rl({by:e},t){return W(e)||e.role==="worker"&&t.workerId===e.id}async function Os({store:e},t){let n=t.flatMap(o=>[v.card(e.
org,o),v.diary(e.org,o)]),r=(await Promise.all(n.map(o=>e.get(o)))).filter(o=>o!==void 0);return{cards:$c(r,"card"),diaries:$c(r,"diary")}}function Kv({request:e,
offers:t,meetings:n}){let r=t.filter(a=>a.state==="sent"||a.waitsFor==="tidying").map(a=>a.partnerId),o=e.taken.map(a=>a.partnerId),i=n.flatMap(a=>(a.state==="s\
cheduled"||a.waitsFor==="tidying")&&a.partnerId?[a.partnerId]:[]);return[...new Set([...r,...o,...i])]}function J(e,t){let n=e.get(t);if(!n)throw new Error("a p\
artner of this request is not in the register");return n}var Ss,$c,fe=u(()=>{"use strict";ce();C();w();Ve();Ss=(e,t)=>e.filter(n=>n.kind===t),$c=(e,t)=>new Map(
Ss(e,t).map(n=>[n.id,n]))});var et,br=u(()=>{"use strict";et=["ROLE","PHASE","EXPERIENCE","AREA","LANGUAGE","SLOT","CAPACITY","HOURS","PAUSED","CHECKS","CONFLICT","EARNINGS"]});function z(e,t,n){return{fi:e,sv:t,en:n}}var Io=u(()=>{"use strict"});var pi,Es,ci=u(()=>{"use strict";Io();pi=["parent","foster-parent","child","young-person","sibling","foster-sibling","grandparent","close-person","professional",
"student"],Es={parent:{names:z("vanhempi","f\xF6r\xE4lder","parent"),minors:"never"},"foster-parent":{names:z("sijaisvanhempi","fosterf\xF6r\xE4lder","foster pa\
rent"),minors:"never"},child:{names:z("lapsi","barn","child"),minors:"always",ages:{from:3,to:12}},"young-person":{names:z("nuori","ung","young person"),minors:"\
possible",ages:{from:13,to:29}},sibling:{names:z("sisarus","syskon","sibling"),minors:"possible"},"foster-sibling":{names:z("sijaissisarus","fostersyskon","fost\
er sibling"),minors:"possible"},grandparent:{names:z("isovanhempi","mor- eller farf\xF6r\xE4lder","grandparent"),minors:"never"},"close-person":{names:z("l\xE4hein\
en","n\xE4rst\xE5ende","close person"),minors:"possible"},professional:{names:z("ammattilainen","yrkesperson","professional"),minors:"never"},student:{names:z("\
opiskelija","studerande","student"),minors:"never"}}});var fi,ct,An=u(()=>{"use strict";Io();fi=["peer-support","working-pair","group","open-meeting-place","development","advocacy","training","virtual","introduction\
-visit","event"],ct={"peer-support":{names:z("vertaistuki","kamratst\xF6d","peer support"),hasClient:!0,role:"peer-support-person",manySeats:!1},"working-pair":{
names:z("ty\xF6pari ammattilaisen rinnalla","arbetspar med en yrkesperson","working pair"),hasClient:!0,role:"peer-support-person",manySeats:!1},group:{names:z(
"vertaisryhm\xE4","kamratgrupp","peer group"),hasClient:!1,role:"group-leader",manySeats:!0},"open-meeting-place":{names:z("avoin kohtaamispaikka","\xF6ppen m\xF6tesp\
lats","open meeting place"),hasClient:!1,role:"peer-support-person",manySeats:!0},development:{names:z("palvelujen kehitt\xE4minen","utveckling av tj\xE4nster",
"service development"),hasClient:!1,role:"developer-advocate",manySeats:!0},advocacy:{names:z("vaikuttamisty\xF6","p\xE5verkansarbete","advocacy"),hasClient:!1,
role:"developer-advocate",manySeats:!0},training:{names:z("koulutus","utbildning","training"),hasClient:!1,role:"trainer",manySeats:!0},virtual:{names:z("verkko\
-osallistuminen","delaktighet p\xE5 n\xE4tet","taking part online"),hasClient:!1,role:"developer-advocate",manySeats:!0},"introduction-visit":{names:z("tutustum\
isk\xE4ynti","introduktionsbes\xF6k","introduction visit"),hasClient:!1,role:"developer-advocate",manySeats:!0},event:{names:z("tapahtuma","evenemang","event"),
hasClient:!1,role:"developer-advocate",manySeats:!0}}});function Mt(e){let t=new Date(e).toISOString();if(t.length!==24)throw new RangeError(`not an instant we can order: ${t}`);return t}function tt(e){let t=Date.parse(
e);if(Number.isNaN(t))throw new RangeError("not an instant");return t}function b(e,t){return Mt(tt(e)+t*6e4)}function ge(e,t){return(tt(t)-tt(e))/6e4}function dt(e,...t){
return t.reduce((n,r)=>r<n?r:n,e)}function Me(e,...t){return t.reduce((n,r)=>r>n?r:n,e)}function Rr(e){let t=Uv.exec(e);if(!t)return;let[n,r,o,i,a,s]=t.slice(1,
7).map(se=>Number(se??0)),d=Number(t[9]??0),m=Number(t[10]??0);if(i>23||a>59||s>59||d>14||m>59)return;let l=Date.UTC(n,r-1,o,i,a,s,Bv(t[7]));if(r<1||r>12||new Date(
l).getUTCDate()!==o)return;let y=(d*60+m)*6e4*(t[8]==="-"?-1:1),g=l-y,T=new Date(g).getUTCFullYear();return T<2e3||T>2099?void 0:Mt(g)}function Bv(e=""){return Number(
e.slice(0,3).padEnd(3,"0"))}var Uv,V=u(()=>{"use strict";Uv=/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))$/});function El(e){let t=Wc.get(e);if(t)return t;let n=Hv(e);return Wc.set(e,n),n}function xl(e){let{offset:t,changes:n}=El(new Date(e).getUTCFullYear());return n.findLast(
r=>e>=r.at)?.after??t}function Hv(e){let t=[];for(let n=0;n<12;n++){let r=Sl(e,n),o=Sl(e,n+1),i=xs(r),a=xs(o);if(i!==a){for(;o-r>6e4;){let s=r+Math.floor((o-r)/
6e4/2)*6e4;xs(s)===i?r=s:o=s}t.push({at:o,before:i,after:a})}}return{offset:xs(Sl(e,0)),changes:t}}function Sl(e,t){return new Date(0).setUTCFullYear(e,t,1)}function xs(e){
jc??=new Intl.DateTimeFormat("en-US",{timeZone:Ol,timeZoneName:"longOffset"});let[,t,n,r]=/GMT([+-])(\d\d):(\d\d)/.exec(jc.format(e))??[];if(!n)throw new Error(
`no time zone data for ${Ol}`);return(Number(n)*36e5+Number(r)*6e4)*(t==="-"?-1:1)}var Ol,Wc,jc,Tl=u(()=>{"use strict";Ol="Europe/Helsinki",Wc=new Map});function Ge(e){if(!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(e))return!1;let t=Date.parse(e);return!Number.isNaN(t)&&new Date(t).toISOString().startsWith(e)}function yi(e){
return/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(e)}function q(e){return Ns(e).slice(0,10)}function yn(e){return Ns(e).slice(11,16)}function Co(e){return Ns(e).slice(0,
7)}function De(e){let t=xl(tt(e))/6e4,n=Math.abs(t),r=`${t<0?"-":"+"}${Pl(Math.floor(n/60))}:${Pl(n%60)}`;return Ns(e).slice(0,19)+r}function Ea(e,t){if(!Ge(e)||
!yi(t))return{problem:"INVALID"};let n=Date.parse(`${e}T${t}Z`),{offset:r,changes:o}=El(Number(e.slice(0,4))),i=o.find(s=>Vv(n,s));if(i&&i.after>i.before)return{
problem:"NONEXISTENT",resumes:Mt(i.at)};if(i)return{instant:Mt(n-i.before),ambiguous:!0,other:Mt(n-i.after)};let a=o.findLast(s=>n>=s.at+s.after);return{instant:Mt(
n-(a?.after??r))}}function gi(e,t){let n=Ea(e,t);if("problem"in n)throw new RangeError(`${n.problem}: ${e} ${t}`);return n.instant}function Fo(e,t){let n=Ea(e,t);
if(!("problem"in n))return n.instant;if(n.problem==="NONEXISTENT")return n.resumes;throw new RangeError(`${n.problem}: ${e} ${t}`)}function hi(e,t){let n=Ea(e,t);
return"other"in n?n.other:Fo(e,t)}function gn(e){return Fo(e,"00:00")}function ye(e,t){return new Date(Ts(e)+t*zc).toISOString().slice(0,10)}function ki(e){return new Date(
Ts(e)).getUTCDay()||7}function Ps(e){let t=ye(e,4-ki(e)),n=t.slice(0,4),r=(Ts(t)-Ts(`${n}-01-01`))/zc;return`${n}-W${Pl(Math.floor(r/7)+1)}`}function Vv(e,{at:t,
before:n,after:r}){return e>=t+Math.min(n,r)&&e<t+Math.max(n,r)}function Ns(e){let t=tt(e);return new Date(t+xl(t)).toISOString()}function Ts(e){if(!Ge(e))throw new RangeError(
`not a date: ${e}`);return Date.parse(e)}function Pl(e){return String(e).padStart(2,"0")}var zc,oe=u(()=>{"use strict";V();Tl();Tl();zc=864e5});function As(e,t,n,r){let o=Nl(e,t,n);return o?o.unit==="meeting"?o.cents:Math.round(Math.ceil(r/15)/4*o.cents):0}var Nl,Al=u(()=>{"use strict";Nl=({rates:e},t,n)=>e.
find(r=>r.channel===t&&r.validFrom<=n&&(r.validTo===void 0||n<=r.validTo))});function wi(e,t){return e.start<t.end&&t.start<e.end}function Kc(e,t){return e.start<=t.start&&t.end<=e.end}function Uc(e,t){return e.start<=t&&t<e.end}function Bc(e,t){
return{start:b(e.start,-t),end:b(e.end,t)}}function Il(e){let t=[];for(let n of e.filter(r=>r.start<r.end).sort(Gv)){let r=t.at(-1);!r||r.end<n.start?t.push(n):
r.end<n.end&&(t[t.length-1]={start:r.start,end:n.end})}return t}function Hc(e,t){let n=Il(e);for(let r of Il(t))n=n.flatMap(o=>Yv(o,r));return n}function Vc(e,t){
return Il(e.map(({start:n,end:r})=>({start:n<t.start?t.start:n,end:r>t.end?t.end:r})))}function Gv(e,t){return e.start===t.start?0:e.start<t.start?-1:1}function Yv(e,t){
return wi(e,t)?[{start:e.start,end:t.start},{start:t.end,end:e.end}].filter(n=>n.start<n.end):[e]}var Is=u(()=>{"use strict";V()});function Yc(e,t){if(!(t.start<t.end))throw new RangeError("a slot ends after it starts");return e.away.some(o=>wi(o,t))?"busy":Qv(e,t.start,t.end).some(o=>Kc(o,
t))?"free":Jc(t).some(o=>e.weekly.some(i=>Qc(i,o)))?"busy":"unknown"}function Qv(e,t,n){if(!(t<n))return[];let r={start:t,end:n},o=[ye(q(t),-1),...Jc(r)].flatMap(
i=>e.weekly.filter(s=>s.day===ki(i)&&Qc(s,i)).map(s=>Jv(s,i)));return Hc(Vc([...o,...e.extra],r),e.away)}function Jv({from:e,to:t},n){let r=Fo(n,e);return t==="\
24:00"?{start:r,end:gn(ye(n,1))}:{start:r,end:hi(t<=e?ye(n,1):n,t)}}function Qc({validFrom:e,validTo:t},n){return(e===void 0||e<=n)&&(t===void 0||n<=t)}function Jc({
start:e,end:t}){let n=q(Mt(tt(t)-1)),r=[q(e)];for(let o=r[0];o<n;r.push(o))o=ye(o,1);return r}function Zc(e){return[...e.weekly.flatMap((t,n)=>Cl(`weekly.${n}`,
Zv(t))),...e.extra.flatMap((t,n)=>Cl(`extra.${n}`,Gc(t))),...e.away.flatMap((t,n)=>Cl(`away.${n}`,Gc(t)))]}function Zv({day:e,from:t,to:n,validFrom:r,validTo:o}){
return[[![1,2,3,4,5,6,7].includes(e),"BAD_DAY","day"],[!yi(t),"BAD_TIME","from"],[!yi(n)&&n!=="24:00","BAD_TIME","to"],[t===n,"EMPTY_WINDOW","to"],[r!==void 0&&
!Ge(r),"BAD_DATE","validFrom"],[o!==void 0&&!Ge(o),"BAD_DATE","validTo"],[r!==void 0&&o!==void 0&&o<r,"VALIDITY_REVERSED","validTo"]]}function Gc({start:e,end:t}){
let n=Rr(e)!==e,r=Rr(t)!==t;return[[n,"BAD_INSTANT","start"],[r,"BAD_INSTANT","end"],[!n&&!r&&t<=e,"END_BEFORE_START","end"]]}function Cl(e,t){return t.filter(([
n])=>n).map(([,n,r])=>({code:n,field:`${e}.${r}`}))}var Fl=u(()=>{"use strict";V();Is();oe()});function Fs(e,t){let n=b(t,eb);return e.windows.map(r=>{let o=[];for(let i=0;i<tb;i++){let a=b(r.start,i*Xv),s=b(a,e.durationMinutes);if(s>r.end)break;a>=n&&o.push(
{start:a,end:s})}return o})}function Lo({card:e,diary:t},n,r,o={}){return[...t.bookings.filter(a=>a.meetingId!==o.meetingId),...t.holds.filter(a=>a.firm&&a.requestId!==
o.requestId).flatMap(nb)].some(a=>wi(Bc(a,rb(a.mode,r,e.travelMinutes)),n))}function Ls(e){let t=[];for(let[n]of e)n&&t.length<Cs&&!t.some(r=>r.start===n.start)&&
t.push(n);for(let n of e.flat()){if(t.length>=Cs)break;t.some(r=>wi(r,n))||t.push(n)}return t.sort((n,r)=>n.start<r.start?-1:n.start>r.start?1:0)}var Xv,eb,Cs,tb,
vi,nb,rb,Hr=u(()=>{"use strict";Fl();V();Is();Xv=30,eb=60,Cs=3,tb=48;vi=(e,t,n,r={})=>Lo(e,t,n,r)?"busy":Yc(e.card.availability,t);nb=e=>e.slots.map(t=>({...t,mode:e.
mode})),rb=(e,t,n)=>e==="in-person"||t==="in-person"?n:0});var Xc,ef,Ll,ob,ib,ab,sb,db,mb,lb,ub,pb,cb,fb,yb,tf,nf=u(()=>{"use strict";ci();An();V();oe();Al();Hr();Xc=({slot:e,request:t,now:n})=>q(e?.start??t.needBy??n),
ef=({slot:e,request:t})=>e?ge(e.start,e.end):t.durationMinutes,Ll=({request:e,candidate:{diary:t}})=>[...t.bookings,...t.holds.filter(n=>n.firm&&n.requestId!==e.
id).flatMap(n=>n.slots)],ob=({request:e,candidate:{card:t}})=>!["active","paused"].includes(t.state)||!t.roles.includes(ct[e.channel].role),ib=e=>{let{request:t,
tenant:n,candidate:r}=e,o=Xc(e);return!t.phases.every(i=>n.agreements.some(a=>a.phase===i&&a.area===t.area&&a.organisation===r.card.organisation&&a.validFrom<=o&&
(a.validTo===void 0||o<=a.validTo)))},ab=({request:e,candidate:{card:t}})=>!e.phases.every(n=>t.experience.includes(n)),sb=({request:e,candidate:{card:t}})=>!t.
modes.includes(e.mode)||e.mode==="in-person"&&!t.areas.includes(e.area),db=({request:e,candidate:{card:t}})=>{let n=r=>t.languages.some(o=>o.code===r&&o.level!==
"some");return e.interpreter?!n("fi")&&!n("sv"):!e.languages.every(n)},mb=({request:e,candidate:t,slot:n})=>n!==void 0&&vi(t,n,e.mode,{requestId:e.id})==="busy",
lb=e=>{let{request:t,candidate:n,slot:r,now:o}=e,{card:i,diary:a}=n,s=new Set([...a.families,...a.holds.map(l=>l.requestId)]);s.delete(t.id);let d=r?Ll(e).filter(
l=>q(l.start)===q(r.start)).length:0,m=Ps(q(o));return s.size>=i.capacity.families||d>=i.capacity.meetingsPerDay||(a.weeks[m]??0)>=i.capacity.offersPerWeek},ub=
e=>{let{card:t,diary:n}=e.candidate,r=Co(e.slot?.start??e.now);return Ll(e).filter(a=>Co(a.start)===r).reduce((a,s)=>a+ge(s.start,s.end),n.months[r]?.minutes??0)+
ef(e)>t.capacity.hoursPerMonth*60},pb=({candidate:{card:e}})=>e.state==="paused",cb=e=>{let{request:t,tenant:n,candidate:r}=e,{undertakingUntil:o,agreementUntil:i,
extract:a}=r.card.checks,s=Xc(e),d=l=>l!==void 0&&s<=l,m=a!==void 0&&q(e.now)<=ye(a.checkedOn,n.settings.extractMonths*30);return!d(o)||!d(i)||Es[t.audience].minors!==
"never"&&!m},fb=({request:e,candidate:{card:t}})=>t.conflicts.ownCase||t.conflicts.workers.includes(e.workerId)||t.conflicts.areas.includes(e.area)||e.refusedPartners.
includes(t.id)||e.preferences.gender!==void 0&&t.gender!==e.preferences.gender,yb=e=>{let{request:t,tenant:n,candidate:r,slot:o,now:i}=e,{card:a,diary:s}=r;if(a.
earningsCap===void 0)return!1;let d=Co(o?.start??i),m=(g,T)=>As(n,t.channel,g,T);return Ll(e).filter(g=>Co(g.start)===d).reduce((g,T)=>g+m(q(T.start),ge(T.start,
T.end)),s.months[d]?.cents??0)+m(q(o?.start??i),ef(e))>a.earningsCap},tf={ROLE:ob,PHASE:ib,EXPERIENCE:ab,AREA:sb,LANGUAGE:db,SLOT:mb,CAPACITY:lb,HOURS:ub,PAUSED:pb,
CHECKS:cb,CONFLICT:fb,EARNINGS:yb}});function Qn(e,t,n){let r={request:e,candidate:t,...n},o=t.card.id;if(e.windows.length===0)return{partnerId:o,codes:In(r),slots:[],known:!1};let a=Fs(e,n.now).map(
d=>d.map(m=>({slot:m,codes:In({...r,slot:m})}))),s=a.map(d=>d.filter(m=>m.codes.length===0).map(m=>m.slot));if(s.some(d=>d.length>0)){let d=y=>vi(t,y,e.mode,{requestId:e.
id})==="free",m=s.map(y=>y.filter(d)),l=m.some(y=>y.length>0)?m:s;return{partnerId:o,codes:[],slots:Ls(l),known:l===m}}return{partnerId:o,codes:gb(a.flat().map(
d=>d.codes))??hb(In(r)),slots:[],known:!1}}function In(e){return et.filter(t=>tf[t](e))}function gb(e){return e.reduce((t,n)=>t&&t.length<=n.length?t:n,void 0)}
var hb,Sr=u(()=>{"use strict";br();nf();Hr();hb=e=>et.filter(t=>t==="SLOT"||e.includes(t))});function qs(e,t,n,r){return t.map(o=>({candidate:o,explanation:Qn(e,o,n)})).filter(({explanation:o})=>o.codes.length===0).map(({candidate:o,explanation:i})=>({...i,
score:kb(e,o,i.known)})).sort((o,i)=>wb(o.score,i.score)||(o.partnerId<i.partnerId?-1:1)).slice(0,r)}function kb(e,{card:t,diary:n},r){let o=new Set([...n.families,
...n.holds.map(s=>s.requestId)]).size,i=Object.values(n.weeks).reduce((s,d)=>s+d,0),a=s=>t.languages.some(d=>d.code===s&&d.level==="native");return{unknown:r||e.
windows.length===0?0:1,unwished:e.preferences.partnerId===t.id?0:1,load:Math.round((o+1)**2*1e3/Math.max(1,t.capacity.families)**2)+i,language:e.languages.filter(
s=>!a(s)).length}}var wb,ql=u(()=>{"use strict";Sr();wb=(e,t)=>e.unknown-t.unknown||e.unwished-t.unwished||e.load-t.load||e.language-t.language});async function Jn({store:e}){let{items:t}=await e.query({partition:v.register(e.org)}),n=new Map(t.filter(i=>i.kind==="diary").map(i=>[i.id,i])),r=t.filter(i=>i.
kind==="card"),o=t.find(i=>i.kind==="tenant");if(!o)throw new Error("the tenant has no settings");return{tenant:o,candidates:r.flatMap(i=>{let a=n.get(i.id);return a?
[{card:i,diary:a}]:[]})}}var bi=u(()=>{"use strict";C()});async function Ms(e,t){if(!W(e.by))return p("FORBIDDEN");let[n,r]=await Promise.all([fn(e,t),Jn(e)]);if(!n)return p("NOT_FOUND");let{request:o,offers:i}=n,a={tenant:r.
tenant,now:e.now},s=qs(o,r.candidates,a,r.candidates.length),d=new Map(r.candidates.map(({card:g})=>[g.id,g.firstName])),m=new Map(i.map(g=>[g.partnerId,g.state])),
l=g=>({partnerId:g,firstName:d.get(g)??"",...m.has(g)&&{asked:m.get(g)}}),y=r.candidates.map(g=>Qn(o,g,a)).filter(g=>g.codes.length>0).sort((g,T)=>g.codes.length-
T.codes.length||(g.partnerId<T.partnerId?-1:1));return[...s.map(({partnerId:g,codes:T,slots:se,score:Se},Tn)=>({...l(g),codes:T,slots:se,score:Se,rank:Tn+1})),...y.
map(({partnerId:g,codes:T})=>({...l(g),codes:T,slots:[]}))]}var Ml=u(()=>{"use strict";ce();w();fe();Sr();ql();bi()});function Zn(e,t){return{body:{items:e.items.map(t),...e.next!==void 0&&{next:e.next}}}}var hn=u(()=>{"use strict"});function Xn({id:e,waitsFor:t,due:n,owner:r,reason:o,version:i}){return{id:e,waitsFor:t,due:n===null?null:De(n),owner:r,reason:o,version:i}}var Ut,Or,Er,Vr=u(()=>{
"use strict";oe();Ut=e=>e===void 0?void 0:De(e),Or=({start:e,end:t})=>({start:De(e),end:De(t)}),Er=e=>e.map(Or)});function rf(e){return{partnerId:e.partnerId,firstName:e.firstName,codes:[...e.codes],rank:e.rank,score:e.score&&{...e.score},slots:Er(e.slots),asked:e.asked}}var of=u(
()=>{"use strict";Vr()});var af,sf=u(()=>{"use strict";Ml();w();hn();of();af=[{method:"get",path:"/requests/{id}/candidates",does:"Every partner considered: rank and score, or the rules\
 that fail",who:"coordinator",answers:{status:200,shape:"Candidate",list:!0},async run({call:e,id:t}){let n=await Ms(e,t);return c(n)?n:Zn({items:n},rf)}}]});var Ds,_s,$s,Ri,qo=u(()=>{"use strict";Ds=["applied","interview","in-training","trained","active","paused","exited"],_s={applied:["interview","exited"],interview:[
"in-training","exited"],"in-training":["trained","exited"],trained:["active","exited"],active:["paused","exited"],paused:["active","exited"],exited:[]},$s=({state:e,
pausedUntil:t},n)=>e==="exited"||e==="paused"&&(t===void 0||n<t),Ri=["some","good","native"]});function _(e,t){let n=e.safeParse(t,{reportInput:!0});return n.success?n.data:p("INVALID",{fields:n.error.issues.flatMap(vb)})}function vb(e){let t=e.path.join(
".");return e.code==="unrecognized_keys"?e.keys.map(n=>({path:t===""?n:`${t}.${n}`,code:"UNKNOWN_FIELD"})):e.code==="invalid_union"&&e.errors[0]?.[0]?[{path:t,code:"\
WRONG_TYPE"}]:[{path:t,code:bb(e)}]}function bb(e){let t=bs.find(n=>n===e.message);if(t)return t;switch(e.code){case"invalid_type":return e.input===void 0?"REQU\
IRED":"WRONG_TYPE";case"invalid_value":return e.input===void 0?"REQUIRED":"UNKNOWN_VALUE";case"too_big":return e.origin==="string"?"TOO_LONG":e.origin==="array"||
e.origin==="set"?"TOO_MANY":"TOO_LARGE";case"too_small":return e.origin==="string"||e.origin==="array"?"REQUIRED":"TOO_SMALL";default:return"UNKNOWN_VALUE"}}var Ce=u(
()=>{"use strict";w()});function _e(e,t,n,r,o,i="ltr"){return{names:z(e,t,n),own:r,direction:i,sms:o,signed:!1}}function df(e,t,n,r){return{names:z(e,t,n),own:r,direction:"ltr",sms:"gs\
m7",signed:!0}}var tr,Ws,Mo=u(()=>{"use strict";Io();tr=["fi","sv","en","se","smn","sms","ru","et","ar","so","fa","prs","kmr","ckb","uk","vi","sq","tr","th","zh",
"es","fse","fss","rmf"],Ws={fi:_e("suomi","finska","Finnish","suomi","gsm7"),sv:_e("ruotsi","svenska","Swedish","svenska","gsm7"),en:_e("englanti","engelska","E\
nglish","English","gsm7"),se:_e("pohjoissaame","nordsamiska","Northern S\xE1mi","davvis\xE1megiella","ucs2"),smn:_e("inarinsaame","enaresamiska","Inari S\xE1mi",
"anar\xE2\u0161kiel\xE2","ucs2"),sms:_e("koltansaame","skoltsamiska","Skolt S\xE1mi","nu\xF5rtts\xE4\xE4\u02B9m\u01E9i\xF5ll","ucs2"),ru:_e("ven\xE4j\xE4","rysk\
a","Russian","\u0440\u0443\u0441\u0441\u043A\u0438\u0439","ucs2"),et:_e("viro","estniska","Estonian","eesti","ucs2"),ar:_e("arabia","arabiska","Arabic","\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
"ucs2","rtl"),so:_e("somali","somaliska","Somali","Soomaali","gsm7"),fa:_e("persia","persiska","Persian","\u0641\u0627\u0631\u0633\u06CC","ucs2","rtl"),prs:_e("\
dari","dari","Dari","\u062F\u0631\u06CC","ucs2","rtl"),kmr:_e("kurmand\u017Ei","kurmanji","Kurmanji","kurmanc\xEE","ucs2"),ckb:_e("sorani","sorani","Sorani","\u0633\u06C6\
\u0631\u0627\u0646\u06CC","ucs2","rtl"),uk:_e("ukraina","ukrainska","Ukrainian","\u0443\u043A\u0440\u0430\u0457\u043D\u0441\u044C\u043A\u0430","ucs2"),vi:_e("vi\
etnam","vietnamesiska","Vietnamese","Ti\u1EBFng Vi\u1EC7t","ucs2"),sq:_e("albania","albanska","Albanian","shqip","ucs2"),tr:_e("turkki","turkiska","Turkish","T\xFC\
rk\xE7e","ucs2"),th:_e("thai","thail\xE4ndska","Thai","\u0E44\u0E17\u0E22","ucs2"),zh:_e("kiina","kinesiska","Chinese","\u4E2D\u6587","ucs2"),es:_e("espanja","s\
panska","Spanish","espa\xF1ol","ucs2"),fse:df("suomalainen viittomakieli","finskt teckenspr\xE5k","Finnish Sign Language","suomalainen viittomakieli"),fss:df("s\
uomenruotsalainen viittomakieli","finlandssvenskt teckenspr\xE5k","Finland-Swedish Sign Language","finlandssvenskt teckenspr\xE5k"),rmf:_e("romani","romani","Fi\
nnish Romani","kaalo","ucs2")}});var Rb,nr,mf,lf=u(()=>{"use strict";Io();Rb=e=>({unit:"hours",amount:e}),nr=e=>({unit:"working-days",amount:e}),mf={NOTICE:{names:z("ilmoitus","barnskyddsanm\xE4la\
n","notification"),basis:["LSL 25","LSL 26"],clock:[{until:"start-decided",amount:7,unit:"working-days",checked:!0}],mayAttend:["information-talk"],offerWithin:nr(
5),next:["ASSESS","EMERGENCY","CLOSED"]},ASSESS:{names:z("palvelutarpeen arviointi","bed\xF6mning av servicebehovet","service-need assessment"),basis:["SHL 36",
"LSL 26"],clock:[{until:"assessment-ready",amount:3,unit:"months",checked:!0}],mayAttend:["home-visit","network-meeting"],offerWithin:nr(5),next:["OPEN","EMERGE\
NCY","CLOSED"]},OPEN:{names:z("avohuolto","\xF6ppenv\xE5rd","open care"),basis:["LSL 27","LSL 30","LSL 34","LSL 36"],clock:[{until:"plan-reviewed",amount:12,unit:"\
months",checked:!0}],mayAttend:["plan-meeting","family-group-conference","school-meeting","network-meeting"],offerWithin:nr(5),next:["OPEN_PLACED","EMERGENCY","\
CARE_PREP","CLOSED"]},OPEN_PLACED:{names:z("avohuollon sijoitus","placering inom \xF6ppenv\xE5rden","open-care placement"),basis:["LSL 37","LSL 37 a"],clock:[{until:"\
need-reviewed",amount:3,unit:"months",checked:!1}],mayAttend:["start-meeting","review-meeting","end-meeting"],offerWithin:nr(3),next:["OPEN","EMERGENCY","CARE_P\
REP","AFTERCARE"]},EMERGENCY:{names:z("kiireellinen sijoitus","br\xE5dskande placering","emergency placement"),basis:["LSL 38","LSL 38 a","LSL 39"],clock:[{until:"\
ends",amount:30,unit:"days",checked:!0},{until:"ends-extended",amount:30,unit:"days",checked:!1}],mayAttend:["first-meeting","decision-talk","daily-support"],offerWithin:Rb(
4),next:["OPEN","OPEN_PLACED","CARE_PREP","AFTERCARE","CLOSED"]},CARE_PREP:{names:z("huostaanoton valmistelu","beredning av omh\xE4ndertagande","preparing takin\
g into care"),basis:["LSL 40","LSL 41","LSL 42"],clock:[],mayAttend:["hearing","preparation-talk"],offerWithin:nr(2),next:["CARE_DECISION","OPEN"]},CARE_DECISION:{
names:z("huostaanottop\xE4\xE4t\xF6s","beslut om omh\xE4ndertagande","care decision"),basis:["LSL 43"],clock:[],mayAttend:["court-hearing"],offerWithin:nr(2),next:[
"SUBSTITUTE","OPEN"]},SUBSTITUTE:{names:z("sijaishuolto","v\xE5rd utom hemmet","substitute care"),basis:["LSL 49","LSL 50"],clock:[{until:"need-reviewed",amount:12,
unit:"months",checked:!0}],mayAttend:["plan-meeting","contact-meeting","parent-group"],offerWithin:nr(10),next:["SUBSTITUTE","REUNIFY","AFTERCARE"]},REUNIFY:{names:z(
"perheen j\xE4lleenyhdist\xE4minen","\xE5terf\xF6rening av familjen","family reunification"),basis:["LSL 4.3","LSL 30.4","LSL 47"],clock:[],mayAttend:["home-com\
ing-meeting"],offerWithin:nr(5),next:["SUBSTITUTE","AFTERCARE"]},AFTERCARE:{names:z("j\xE4lkihuolto","efterv\xE5rd","aftercare"),basis:["LSL 75","LSL 76","LSL 7\
6 a"],clock:[{until:"age",amount:23,unit:"years",checked:!0}],mayAttend:["plan-meeting","youth-group"],offerWithin:nr(10),next:["EMERGENCY","CLOSED"]},CLOSED:{names:z(
"asiakkuuden p\xE4\xE4ttyminen","klientrelationen upph\xF6r","end of the client relationship"),basis:[],clock:[],mayAttend:["closing-talk","feedback"],offerWithin:nr(
10),next:["NOTICE"]}}});function uf(e,t){return Do[e].next.includes(t)}var je,Do,kn=u(()=>{"use strict";lf();je=["NOTICE","ASSESS","OPEN","OPEN_PLACED","EMERGENCY","CARE_PREP","CARE_DE\
CISION","SUBSTITUTE","REUNIFY","AFTERCARE","CLOSED"],Do=mf});function js(e){if(Pb.test(e))return"CONTROL_CHARACTERS";let t=e.normalize("NFKC").replace(/[\p{Cf}\p{M}]/gu,"").replace(new RegExp("\\p{Nd}","gu"),Nb);if(Sb.test(
t))return"IDENTITY_CODE";if(Ob.test(t))return"EMAIL_ADDRESS";let n=t.replace(Tb," \xB7 ");return xb.some(r=>r.test(n))?"PHONE_NUMBER":void 0}function Nb(e){let t=e.
codePointAt(0),n=0;for(;t>127&&n<9&&new RegExp("\\p{Nd}","u").test(String.fromCodePoint(t-n-1));)n++;return t>127?String(n):e}var Dl,Sb,Ob,Eb,xb,Tb,Pb,_l=u(()=>{
"use strict";Dl="[-\u2010\u2011\u2012\u2013\u2014\u2212]",Sb=new RegExp(String.raw`(?<!\p{N})(?:\d[\s./]?){5}\d\s?(?:${Dl}|[+_ABCDEFUVWXY])\s?(?:\d\s?){3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}])`,
"iu"),Ob=/[^\s@<>]\s?@\s?[^\s@<>]+\.[^\s@<>]{2,}/u,Eb=String.raw`[\s()._\/‐‑‒–—−-]{0,3}`,xb=[String.raw`(?<![\d,])(?:\+|\(?0|358)(?:${Eb}\d){6,14}(?!\d)`,
String.raw`(?<!\d)(?:4\d|50)[\s-]\d{3}\s?\d{2}\s?\d{1,2}(?!\d)`,String.raw`(?<!\d)\d{7,15}(?!\d)`].map(e=>new RegExp(e,"u")),Tb=new RegExp([String.raw`\b\d{4}-\d{2}-\d{2}\b`,
String.raw`\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?`,String.raw`\b\d{1,2}[.:]\d{2}\s?${Dl}\s?\d{1,2}[.:]\d{2}\b`,String.raw`(?<![.\d])\b\d{1,2}[.:]\d{2}\b(?![.\d])`,
String.raw`(?<![\d(+])\b\d{1,2}\.?\s?${Dl}\s?\d{1,2}\b(?!\s?\d)`].join("|"),"gu"),Pb=/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}]/u});var zs,pf,Si,ft,Gr,Bt=u(()=>{"use strict";zs=["open","offered","accepted","confirmed","closed"],pf={open:["offered","accepted","closed"],offered:["open","accept\
ed","confirmed","closed"],accepted:["open","offered","confirmed","closed"],confirmed:["open","offered","closed"],closed:[]},Si=["fulfilled","failed","withdrawn",
"no-capacity","irrelevant"],ft=["in-person","remote","phone"],Gr=["routine","soon","urgent"]});function Ks({windows:e,needBy:t},n){return t<=n?[{path:"needBy",code:"IN_THE_PAST"}]:t>b(n,cf*24*60)?[{path:"needBy",code:"TOO_FAR_AHEAD"}]:e.length>0&&e.every(
o=>o.start>t)?[{path:"needBy",code:"CONTRADICTORY"}]:[]}function xa({windows:e,durationMinutes:t},n){return e.flatMap(({start:r,end:o},i)=>o<=r?[{path:`windows.${i}\
.end`,code:"END_BEFORE_START"}]:r<=n?[{path:`windows.${i}.start`,code:"IN_THE_PAST"}]:r>b(n,cf*24*60)?[{path:`windows.${i}.start`,code:"TOO_FAR_AHEAD"}]:ge(r,o)<
t?[{path:`windows.${i}.end`,code:"SHORTER_THAN_DURATION"}]:ge(r,o)>1440?[{path:`windows.${i}.end`,code:"TOO_LARGE"}]:[])}function Yr(e,t,n=""){return xa({windows:[
e],durationMinutes:Ab},t).map(({path:r,code:o})=>({path:r.replace("windows.0.",n),code:o}))}var cf,Ab,_o=u(()=>{"use strict";V();cf=366,Ab=15});import*as B from"zod";function Us(e,t){let n=_($l,e);if(c(n))return n;let r=[...Lb(n,t),...xa(n,t.now)];return r.length>0?p("INVALID",{fields:r}):n}function Lb(e,{
tenant:t,now:n}){let{hasClient:r,manySeats:o}=ct[e.channel],i=[],a=(s,d)=>i.push({path:s,code:d});return t.areas.some(s=>s.code===e.area)||a("area","UNKNOWN_ARE\
A"),r&&e.phases.length===0&&a("phases","PHASES_NEEDED"),!r&&e.clientReference!==void 0&&a("clientReference","NO_CLIENT_IN_THIS_CHANNEL"),!r&&e.consent.given&&a(
"consent","NO_CLIENT_IN_THIS_CHANNEL"),r&&e.confirm==="pre-approved"&&a("confirm","NOT_PRE_APPROVABLE"),!o&&e.seats>1&&a("seats","CONTRADICTORY"),e.choice==="fa\
mily"&&!r&&a("choice","CONTRADICTORY"),e.consent.given&&e.consent.on>q(n)&&a("consent.on","CONTRADICTORY"),e.needBy===void 0?i:[...i,...Ks({windows:e.windows,needBy:e.
needBy},n)]}function ff(e){return[...new Set(e)]}var Ib,nt,Ht,Cb,Ye,Fb,Ta,$l,Dt=u(()=>{"use strict";Ce();ci();An();Mo();kn();w();V();oe();_l();Bt();_o();Ib=300,
nt=B.string().max(40,"NOT_AN_INSTANT").transform((e,t)=>{let n=Rr(e);return n||(t.addIssue({code:"custom",message:"NOT_AN_INSTANT"}),B.NEVER)}),Ht=B.string().max(
10,"NOT_A_DATE").refine(Ge,"NOT_A_DATE"),Cb=e=>e.replaceAll(`\r
`,`
`),Ye=e=>B.string().trim().overwrite(Cb).max(e,{error:"TOO_LONG",abort:!0}).superRefine((t,n)=>{let r=js(t);r&&n.addIssue({code:"custom",message:r})}),Fb=B.array(
B.enum(je,"UNKNOWN_PHASE")).max(je.length,"TOO_MANY").transform(ff),Ta=B.strictObject({start:nt,end:nt}),$l=B.strictObject({channel:B.enum(fi).default("peer-sup\
port"),phases:Fb,area:B.string().max(3,"UNKNOWN_AREA"),audience:B.enum(pi).default("parent"),languages:B.array(B.enum(tr,"UNKNOWN_LANGUAGE")).min(1,"REQUIRED").
max(5,"TOO_MANY").transform(ff),interpreter:B.boolean().default(!1),windows:B.array(Ta).max(10,"TOO_MANY").default([]),needBy:nt.optional(),durationMinutes:B.int(
"TOO_SMALL").min(15,"TOO_SMALL").max(480,"TOO_LARGE").default(90),mode:B.enum(ft).default("in-person"),place:Ye(80).optional(),urgency:B.enum(Gr).default("routi\
ne"),clientReference:B.string().regex(/^CL-[A-Z0-9]{6}$/,"CLIENT_REFERENCE_FORM").optional(),consent:B.union([B.strictObject({given:B.literal(!0),on:Ht}),B.strictObject(
{given:B.literal(!1)})]).default({given:!1}),seats:B.int("TOO_SMALL").min(1,"TOO_SMALL").max(10,"TOO_LARGE").default(1),choice:B.enum(["first","family"]).default(
"first"),confirm:B.enum(["ask-me","pre-approved"]).default("ask-me"),preferences:B.strictObject({partnerId:B.string().max(40,"UNKNOWN_PARTNER").optional(),gender:B.enum(
["woman","man"]).optional(),samePartnerAsBefore:B.boolean().optional()}).default({}),note:Ye(Ib).optional()})});function K(e,{request:t,offers:n,meetings:r},o,i,a){let s=e.read(t),d=qb(e,s,_t(e,n),Oi(e,r),o),y=d.waitsFor===s.waitsFor&&d.owner===s.owner&&d.waitsFor!=="rank\
ing"&&s.due!==null&&d.waitsFor!=="answer"&&d.waitsFor!=="meetings"?{due:dt(s.due??e.now,d.due??e.now),nudges:s.nudges}:{};return e.change(s)(()=>({attempts:0,misses:[],
...d,...y}),i,a)}function qb(e,t,n,r,o){let i=t.taken.filter(m=>m.state==="held"),a=t.taken.length-i.length;if(i.length>0){let m=Pa(t),l=zl(b(e.now,o.decisionHours[t.
urgency]*60),e.now,jl(e,t,n));return{state:"accepted",waitsFor:m?"decision":"consent",due:l,owner:"worker",reason:"partner-accepted",nudges:0}}if(a>=t.seats)return Mb(
e,r,o);let s={owner:"system",nudges:0},d=n.filter(m=>m.state==="sent");return d.length===0?{state:"open",waitsFor:"ranking",due:e.now,reason:"nobody-asked",...s}:
d.length<Wl(t,o)?{state:"offered",waitsFor:"ranking",due:e.now,reason:"room-to-ask",...s}:{state:"offered",...$o(t,d),nudges:0}}function Wl({urgency:e,choice:t,
seats:n,taken:r},o){let{open:i}=o.offers[e];return Math.max(i,n-r.length,t==="family"?yf:0)}function jl(e,t,n){let r=new Set(t.taken.filter(i=>i.state==="held").
map(i=>i.offerId));return n.map(e.read).flatMap(i=>r.has(i.id)&&i.slot?[i.slot.start]:[]).sort()[0]}function zl(e,t,n){if(n===void 0)return e;let r=b(n,-gf);return dt(
e,t<r?r:n)}function $o(e,t){let n=b(Me(e.createdAt,...t.map(o=>o.answerBy)),2);return{waitsFor:"answer",due:e.lateSince===void 0&&e.serveBy<n?e.serveBy:n,owner:"\
partner",reason:"asked"}}function Mb(e,t,n){let r=t.filter(a=>a.state!=="cancelled"),o={state:"confirmed",nudges:0};if(r.length===0)return{...o,waitsFor:"first-\
meeting",due:b(e.now,4320),owner:"worker",reason:"no-time-yet"};let i=Me(e.now,...r.map(a=>a.end));return{...o,waitsFor:"meetings",due:b(i,n.quietDays*24*60),owner:"\
worker",reason:"under-way"}}function Qr(e){let t=e.taken.filter(o=>o.state==="held").length,n=e.taken.length-t,r=e.choice==="family"?Math.max(yf,e.seats):e.seats;
return n<e.seats&&t+n<r}function _t(e,t){let n=new Set(t.map(o=>o.sk)),r=e.touched().filter(o=>o.kind==="offer"&&!n.has(o.sk));return[...t.map(e.read),...r]}function Oi(e,t){
let n=new Set(t.map(o=>o.sk)),r=e.touched().filter(o=>o.kind==="meeting"&&!n.has(o.sk));return[...t.map(e.read),...r]}var yf,gf,hf,Pa,Oe=u(()=>{"use strict";An();
V();yf=3,gf=120;hf=(e,t)=>t!==void 0&&e>=b(t,-gf);Pa=e=>!ct[e.channel].hasClient||e.consent.given});function Na(e){return typeof e!="object"||e===null?!1:"schema"in e?Kl(e):(e instanceof Map?[...e.values()]:Object.values(e)).some(Na)}var Kl,Bs=u(()=>{"use stri\
ct";C();Kl=({schema:e})=>e>1});var be,en=u(()=>{"use strict";be=class extends Error{name="Unavailable";service;constructor(t,n){super(`${t} unavailable`,{cause:n}),this.service=t}}});var kf,wf,Ei,Aa=u(()=>{"use strict";kf=["scheduled","held","cancelled","no-show"],wf={scheduled:["held","cancelled","no-show"],held:[],cancelled:[],"no-show":[]},
Ei=["held","no-show-parent","no-show-partner","no-show-worker"]});var vf,bf,Rf,Sf,Of,Hs=u(()=>{"use strict";vf=["waiting","claimed","sent","unknown","suppressed","failed"],bf={waiting:["claimed","suppressed","failed"],claimed:[
"sent","unknown","waiting","suppressed","failed"],unknown:["waiting","sent","suppressed","failed"],sent:["failed"],failed:["waiting","suppressed"],suppressed:[]},
Rf=["offer","offer-withdrawn","released","agreed","booked","reminder-day","reminder-hours","move-proposed","moved","move-declined","cancelled","ended","thanks"],
Sf=["partner-accepted","other-time-proposed","nobody-found","decision-waits","confirmed","meeting-reminder","meeting-changed","meeting-cancelled","partner-gone",
"outcome-waits","first-meeting-waits","needs-coordinator","handed-over"],Of=["offer","reminder-day","reminder-hours","meeting-reminder","cancelled","meeting-can\
celled","move-proposed","moved"]});var Vs,Ef,Gs,M,Pe=u(()=>{"use strict";Vs=["sent","accepted","declined","expired","withdrawn","released"],Ef={sent:["accepted","declined","expired","withdrawn"],
accepted:["released"],declined:[],expired:[],withdrawn:[],released:[]},Gs=5,M=e=>e.split(".",1)[0]??e});var Db,xf,xi,Ul=u(()=>{"use strict";Aa();Hs();Pe();qo();Bt();Db={request:pf,offer:Ef,meeting:wf,notice:bf,card:_s,diary:{kept:[]},tenant:{kept:[]}},xf=(e,t,n)=>t===
n||(Db[e][t]?.includes(n)??!1),xi=class extends Error{name="NotAllowed";kind;from;to;constructor(t,n,r){super(`${t} ${n} -> ${r}`),this.kind=t,this.from=n,this.
to=r}}});function Bl(e){return Xt(e)?{...e,..._b,...Dc(e),...$b(e),...Wb(e)}:e}function $b(e){if(e.kind==="request"){let n=e;return n.state==="closed"?{listPk:st.done(e.
org),listSk:`${n.closedAt}#${e.id}`}:{listPk:st.open(e.org),listSk:`${e.due}#${e.id}`}}return e.owner==="coordinator"||e.waitsFor==="late-choice"?{listPk:st.open(
e.org),listSk:`${e.due}#${e.id}`}:{}}function Wb(e){if(e.kind==="request"){let t=e;return{ownPk:st.own(e.org,t.workerId),ownSk:`${t.createdAt}#${e.id}`}}return e.
kind==="meeting"?{ownPk:st.meetings(e.org),ownSk:`${e.start}#${e.id}`}:{}}var _b,Tf=u(()=>{"use strict";C();_b={duePk:void 0,dueSk:void 0,listPk:void 0,listSk:void 0,
ownPk:void 0,ownSk:void 0}});function Ys(e,t,n){let r=wn(e)?e.stuck:void 0;return{owner:"coordinator",reason:t,stuck:r??{since:n,owner:Wo(e),reason:Qs(e).reason}}}function Qs(e){return wn(e)?
{...e,owner:e.stuck?.owner??"system",reason:e.stuck?.reason??"retried",stuck:void 0}:e.stuck?{...e,stuck:void 0}:e}var jb,wn,Wo,Cn=u(()=>{"use strict";jb=["stuc\
k","overdue"],wn=({owner:e,reason:t})=>e==="coordinator"&&jb.includes(t);Wo=e=>Qs(e).owner});function Pf(e,t){let n=new Map,r=new Map,o=i=>n.get(Te(i));return{now:e,by:t,read:i=>o(i)?.after??i,add(i,a,s){if(o(i))throw new Error(`added twice: ${a}`);let d=Bl(
{...i,version:1,schema:1});return n.set(Te(i),{after:d,changes:[{what:a,...s&&{note:s}}]}),d},change:i=>(a,s,d)=>{let m=o(i),l=m?.after??i,y=a(l),g={...zb(y,l),
...y};if(Xt(l)&&Xt(g)&&!xf(l.kind,l.state,g.state))throw new xi(l.kind,l.state,g.state);if(l.schema>1)throw new Error("written by a newer version of this progra\
m: left as it is");let T=Bl({...g,version:m?l.version:l.version+1,schema:1}),se={what:s,...d&&{note:d}};return m?(m.after=T,m.changes.push(se)):n.set(Te(i),{before:i,
after:T,changes:[se]}),T},hold:i=>{r.set(Te(i),i)},touched:()=>[...n.values()].map(i=>i.after),writes(i,a){let s=[...n.values()].map(({before:m,after:l})=>({op:m?
"replace":"insert",item:l}));for(let[m,l]of r)n.has(m)||s.push({op:"require",key:Ao(l),version:l.version});let d=Kb(i,a,e,t,n);return d?[...s,{op:"insert",item:d}]:
s}}}function Kb(e,t,n,r,o){let i=[...o.values()].map(({after:d,changes:m})=>Ub(d,m)),a=o.values().next().value;if(!a)return;let s=a.after.pk.slice(0,a.after.pk.
indexOf("#"));return{pk:v.events(s,e),sk:`${n}#${t}`,version:1,kind:"event",schema:1,at:n,by:r,changes:i}}function Ub(e,t){let n=Xt(e)?{state:e.state,waitsFor:e.
waitsFor,due:e.due}:{},r=t.find(o=>o.note)?.note;return{kind:e.kind,key:Ao(e),id:String(e.id??e.sk),version:e.version,what:t.map(o=>o.what).join("+"),...n,...r&&
{note:r}}}var zb,Nf=u(()=>{"use strict";Tf();C();Cn();Ul();zb=(e,t)=>"due"in e&&!("stuck"in e)&&Xt(t)?Qs(t):t});async function x(e,t){let n=s=>Vb(e,t,s),r=e.idempotency?.key,o=r&&await e.store.receipt(r);if(o)return n(o);let i=await Bb(e,t,n);if(!r||!c(i))return i;let a=await e.
store.receipt(r);return a?n(a):i}async function Bb(e,t,n){let r=e.idempotency?.key;for(let o=1;o<=Af;o++){let i=await t.load();if(c(i))return i;if(Na(i))throw new be(
"newer-version");let a=Pf(e.now,e.by),s=Hb(()=>t.decide(i,a));if(c(s)||a.touched().length===0&&!r)return s;let d=typeof t.subject=="string"?t.subject:t.subject(
i),m=r??e.ids.id(),l=e.idempotency?.fingerprint,y=Ao(s),g=await e.store.commit({opId:m,at:e.now,result:y,...l&&{fingerprint:l}},a.writes(d,m));if(g.status==="co\
mmitted")return s;if(g.status==="replayed")return r?n(g.receipt):s;o<Af&&await e.clock.pause(20*2**o*(.5+e.ids.fraction()))}return p("BUSY")}function Hb(e){try{
return e()}catch(t){if(t instanceof xi)return p("WRONG_STATE",{detail:{kind:t.kind,state:t.from}});throw t}}async function Vb(e,{recall:t},n){if(n.fingerprint!==
e.idempotency?.fingerprint)return p("IDEMPOTENCY_KEY_REUSED");let r=n.result;if(t)return t(r);let o=await e.store.get(r);return o||p("NOT_FOUND")}var Af,pe=u(()=>{
"use strict";Bs();en();C();w();Ul();Nf();Af=4});function Ti(e,t){return Cf(e,t)!==void 0}function jo(e,t){let n=Cf(e,t)?.end;return n===void 0?e:jo(n,t)}function If(e,t){let n=q(e);return[n,ye(n,-1)].map(o=>b(
Fo(o,t.from),-Gb)).find(o=>o<=e)}function Cf(e,t){let n=q(e);return[n,ye(n,-1)].map(r=>Yb(r,t)).find(r=>Uc(r,e))}function Yb(e,{from:t,to:n}){let r=Fo(e,t);return t===
n?{start:r,end:r}:{start:r,end:hi(n<t?ye(e,1):e,n)}}var Gb,Ia=u(()=>{"use strict";V();Is();oe();Gb=60});function A(e,{request:t,tenant:n},r){let o=e.read(r.about),i="partner"in r?r.partner.contactBy:["email"],a="partner"in r?{role:"partner",id:r.partner.id}:{role:r.
staff,id:r.staff==="worker"?e.read(t).workerId:"coordinator"},s=r.at??("partner"in r?Hl(e.now,n,r.facts):e.now);for(let d of i){let m=Jb(t.id,r,o.version,a,d),l={
...v.notice(t.org,t.id,m),org:t.org,kind:"notice",id:m,version:1,schema:1,state:"waiting",waitsFor:"sending",due:s,owner:"system",reason:r.template,attempts:0,requestId:t.
id,template:r.template,channel:d,to:a,subject:Ao(o),facts:r.facts,sendAt:s,createdAt:e.now,claims:0};e.add(l,"notice.due")}}function Jb(e,t,n,r,o){let i=t.about.
id.includes(".")?t.about.id.slice(t.about.id.indexOf(".")+1):"r",a=t.mark?`-${t.mark}`:"";return`${e}.${t.template}${a}-${i}-v${n}-${r.role==="partner"?r.id:r.role}\
-${o}`}function Hl(e,{settings:t},n){return[...n.slots,...n.previous?[n.previous]:[]].map(o=>o.start).some(o=>o>e&&ge(e,o)<Qb)?e:jo(e,t.quiet)}function Js(e,t,n,r,o=()=>!0){
for(let i of t){let a=e.read(i);a.state!=="waiting"||Te(a.subject)!==Te(n)||!o(a)||e.change(a)(()=>({state:"suppressed",suppressedFor:r,waitsFor:"nothing",due:null,
owner:"nobody",reason:"none",attempts:0}),"notice.suppressed")}}var Qb,mt=u(()=>{"use strict";C();V();Ia();Qb=720});function Ff(e,t){return{...v.diary(e,t),org:e,kind:"diary",id:t,version:1,schema:1,state:"kept",...re,bookings:[],holds:[],families:[],months:{},weeks:{}}}function Lf(e,t,n){
let r=Ps(q(e.now));return e.change(t)(o=>({holds:[...o.holds,n],weeks:tR({...o.weeks,[r]:(o.weeks[r]??0)+1})}),"diary.held")}function qf(e,t,n){return e.change(
t)(r=>({holds:[...r.holds.filter(o=>o.offerId!==n.offerId),n]}),"diary.firmed")}function Ca(e,t,n){let r=e.read(t);return r.holds.some(o=>o.offerId===n)?e.change(
t)(o=>({holds:o.holds.filter(i=>i.offerId!==n),...Vl(e.now)}),"diary.let-go"):r}function Mf(e,t,n,r){return e.read(t).families.includes(n)?Ca(e,t,r):e.change(t)(
o=>({holds:o.holds.filter(i=>i.offerId!==r),families:[...o.families,n]}),"diary.family-added")}function Zs(e,t,n){return e.read(t).families.includes(n)?e.change(
t)(r=>({families:r.families.filter(o=>o!==n),...Vl(e.now)}),"diary.family-dropped"):e.read(t)}function Xs(e,t,n){return e.change(t)(r=>({bookings:[...r.bookings.
filter(o=>o.meetingId!==n.meetingId),n].sort(eR)}),"diary.booked")}function ed(e,t,n){return e.read(t).bookings.some(r=>r.meetingId===n)?e.change(t)(r=>({bookings:r.
bookings.filter(o=>o.meetingId!==n),...Vl(e.now)}),"diary.unbooked"):e.read(t)}function Df(e,t,n,r){let o=Co(n.start);return e.change(t)(i=>({bookings:i.bookings.
filter(a=>a.meetingId!==n.meetingId),months:{...i.months,[o]:Xb(i.months[o],r)}}),"diary.closed-booking")}function tR(e){return Object.fromEntries(Object.entries(
e).sort().slice(-Zb))}var Zb,Vl,Xb,eR,Vt=u(()=>{"use strict";C();oe();Zb=4;Vl=e=>({waitsFor:"rematch",due:e,owner:"system",reason:"freed",attempts:0});Xb=(e,t)=>({
minutes:(e?.minutes??0)+t.minutes,cents:(e?.cents??0)+t.cents}),eR=(e,t)=>e.start<t.start?-1:e.start>t.start?1:0});var Pi,td=u(()=>{"use strict";V();Pi=(e,{request:t,tenant:n},{start:r})=>({waitsFor:"arrange",due:Me(dt(b(e,n.settings.decisionHours[t.urgency]*60),b(r,-120)),b(
e,15)),owner:"worker",nudges:0,attempts:0})});function nR(e,t){let n=r=>{let o=b(e,-r);return Ti(o,t.quiet)?If(o,t.quiet):o};return{dayBefore:n(t.reminders.dayBefore),hoursBefore:n(t.reminders.hoursBefore)}}
function Fa(e,t,n,r){let o=nR(n.start,t.tenant.settings),i=yt(n);for(let[a,s]of Object.entries(o)){let d=a==="dayBefore"&&s===o.hoursBefore;s<=e.now||d||(A(e,t,
{template:a==="dayBefore"?"reminder-day":"reminder-hours",about:n,partner:r,facts:i,at:s}),A(e,t,{template:"meeting-reminder",about:n,staff:"worker",facts:i,at:s,
mark:a}))}}function Fn(e,t,n,r){Js(e,t.notices,n,r,({template:o})=>o!=="cancelled")}var yt,xr,Jr=u(()=>{"use strict";mt();V();Ia();yt=e=>({slots:[{start:e.start,
end:e.end}],area:e.area,mode:e.mode}),xr=(e,t)=>({...yt(e),invite:{uid:e.id,sequence:e.invite,method:t}})});function nd(e,t,{partnerId:n,slot:r,template:o,mode:i,place:a}){let{request:s}=t,d=J(t.cards,n),m=Oi(e,t.meetings).find(g=>g.state==="scheduled"&&!g.partnerId&&
g.start===r.start),l=m?oR(e,m,{partnerId:n,slot:r,template:o,...i&&{mode:i},...a&&{place:a}}):e.add(iR(e,t,n,r,i,a),"meeting.booked");Xs(e,J(t.diaries,n),{meetingId:l.
id,requestId:s.id,...r,mode:l.mode});let y=xr(l,"REQUEST");return A(e,t,{template:o,about:l,partner:d,facts:y}),A(e,t,{template:"confirmed",about:l,staff:"worke\
r",facts:y}),Fa(e,t,l,d),o==="agreed"&&rR(e,t),l}function rR(e,t){for(let n of Oi(e,t.meetings)){if(n.state!=="scheduled"||n.waitsFor!=="partner")continue;let r=e.
change(n)(()=>({...Pi(e.now,t,n),reason:"partner-changed"}),"meeting.to-arrange");A(e,t,{template:"meeting-changed",about:r,staff:"worker",facts:yt(r)})}}function oR(e,t,{
partnerId:n,slot:r,mode:o,place:i}){return e.change(t)(a=>({partnerId:n,end:r.end,invite:a.invite+1,nudges:0,attempts:0,...La(r),...o&&{mode:o},...i&&{place:i}}),
"meeting.taken-over")}function iR(e,{request:t},n,r,o,i){let{sequence:a}=e.change(t)(m=>({sequence:m.sequence+1}),"request.meeting-added"),s=`${t.id}.m${a}`,d=i??
t.place;return{...v.meeting(t.org,t.id,s),org:t.org,kind:"meeting",id:s,version:1,schema:1,state:"scheduled",...La(r),attempts:0,requestId:t.id,workerId:t.workerId,
partnerId:n,createdAt:e.now,start:r.start,end:r.end,mode:o??t.mode,area:t.area,...d!==void 0&&{place:d},invite:0,sequence:a,nudges:0}}var La,rd=u(()=>{"use stri\
ct";mt();Vt();C();fe();Oe();td();Jr();La=({end:e})=>({waitsFor:"start",due:e,owner:"system",reason:"agreed",proposal:void 0})});import*as Ni from"zod";async function od(e,t,n){let r=_(Gl,n);if(c(r))return r;let o={start:r.start,end:r.end},i=Yr(o,e.now);return i.length>0?p("INVALID",{fields:i}):
x(e,{subject:t,load:()=>de(e,t),decide(a,s){let{request:d}=a,m=d.taken.filter(at=>at.state==="confirmed"),l=r.partnerId===void 0&&m.length===1?m[0]:m.find(at=>at.
partnerId===r.partnerId);if(d.state==="closed"||!l)return p("WRONG_STATE",{detail:{state:d.state}});let y={card:J(a.cards,l.partnerId),diary:J(a.diaries,l.partnerId)},
g=r.mode??d.mode;if($s(y.card,o.start)||vi(y,o,g)==="busy")return p("SLOT_NO_LONGER_FREE");let T={...d,mode:g,durationMinutes:ge(o.start,o.end)},se=In({request:T,
tenant:a.tenant,candidate:y,slot:o,now:s.now}).filter(at=>aR.includes(at));if(se.length>0)return p("RULES_FAIL",{detail:{codes:se}});let Se={...r.mode&&{mode:r.
mode},...r.place&&{place:r.place}},Tn=nd(s,a,{partnerId:l.partnerId,slot:o,template:"booked",...Se});return K(s,a,a.tenant.settings,"request.meeting-booked"),s.
read(Tn)}})}var Gl,aR,Yl=u(()=>{"use strict";Sr();Hr();qo();Ce();w();Dt();fe();Bt();Oe();_o();V();pe();rd();Gl=Ni.strictObject({start:nt,end:nt,mode:Ni.enum(ft).
optional(),place:Ye(80).optional(),partnerId:Ni.string().max(40).optional()}),aR=["CHECKS","HOURS","EARNINGS"]});var rr,Ai=u(()=>{"use strict";rr=class extends RangeError{name="BadCursor";constructor(){super("not a cursor of this query")}}});var id=u(()=>{"use strict"});var _f=u(()=>{"use strict";C();id()});function $f(e,t){let n=[e??"",t.partition,t.sort,t.key.pk,t.key.sk];return Buffer.from(JSON.stringify(n)).toString("base64url")}var Wf=u(()=>{"use strict";Ai();
_f();id()});function jf(e,t){let n={pk:e.pk,sk:e.sk};if(t===void 0)return{partition:e.pk,sort:e.sk,key:n};let r=e[`${t}Pk`],o=e[`${t}Sk`];return r===void 0||o===void 0?void 0:
{partition:r,sort:o,key:n}}var zf=u(()=>{"use strict";id()});async function ad({store:e,by:t},{from:n,to:r,cursor:o,limit:i=100}={}){let a={...n&&{from:n},...r&&{to:`${r}~`}},s=(m,l)=>e.query({index:"own",partition:st.meetings(
e.org),limit:m,...a,...l&&{cursor:l}});if(!W(t))return mR(m=>s(dR,m),t.id,{cursor:o,limit:i});let d=await s(i,o);return{items:d.items,...d.cursor&&{next:d.cursor}}}
async function mR(e,t,{cursor:n,limit:r}){let o=[],i=n;do{let m=await e(i);o.push(...m.items.filter(l=>l.workerId===t)),i=m.cursor}while(i!==void 0&&o.length<=r);
let a=o.slice(0,r),s=o.length>r?a.at(-1):void 0,d=s&&jf(s,"own");return{items:a,...d&&{next:$f("own",d)}}}async function sd({store:e,by:t},n){let r=await e.get(
v.meeting(e.org,M(n),n));return r&&(W(t)||r.workerId===t.id||r.partnerId===t.id)?r:p("NOT_FOUND")}var dR,dd=u(()=>{"use strict";ce();Pe();C();w();Wf();zf();dR=500});import*as or from"zod";function Tr(e){return async(t,n,r)=>{let o=_(ir,r);return c(o)?o:e(t,n)}}function Bf(e){return or.string().max(40,"NOT_AN_INSTANT").transform(
(t,n)=>{let r=Ge(t)?e(t):Rr(t.replace(/ (\d\d:?\d\d)$/,"+$1"));return r!==void 0?r:(n.addIssue({code:"custom",message:"NOT_AN_INSTANT"}),or.NEVER)}).meta({description:"\
An instant with offset, or a local date",example:"2026-11-25"})}var ir,Kf,Uf,Zr,Xr=u(()=>{"use strict";Ce();w();V();oe();ir=or.strictObject({});Kf=Bf(gn),Uf=Bf(
e=>Mt(tt(gn(ye(e,1)))-1)),Zr={cursor:or.string().min(1).max(3e3).optional().meta({description:"`next` of the page before"}),limit:or.string().regex(/^\d{1,9}$/,
"WRONG_TYPE").transform(Number).pipe(or.int().min(1).max(100)).optional().meta({type:"integer",minimum:1,maximum:100,description:"At most so many items; a page \
may hold fewer"})}});function Hf(e){let t=e.PUBLIC_URL;if(!t)throw new Error("PUBLIC_URL is not set");let n=e.ISSUER;return{publicUrl:t,...n&&{issuer:n}}}var Ii,Ci,zo=u(()=>{"use st\
rict";Ii="/api/v1";Ci=(e,t)=>`${e.publicUrl}${Ii}${t}`});function eo(e){let{proposal:t}=e;return{...Xn(e),state:e.state,requestId:e.requestId,workerId:e.workerId,partnerId:e.partnerId,createdAt:De(e.createdAt),...Or(e),
mode:e.mode,area:e.area,place:e.place,proposal:t&&{...Or(t),by:t.by,at:De(t.at)},outcome:e.outcome,cancelledBy:e.cancelledBy,closedAt:Ut(e.closedAt)}}var md=u(()=>{
"use strict";oe();Vr()});import*as Vf from"zod";var Gf,Yf=u(()=>{"use strict";Yl();dd();C();w();Xr();hn();zo();md();Gf=[{method:"post",path:"/requests/{id}/meetings",does:"Add a meeting\
 to a confirmed request",who:"staff",body:Gl,matches:v.request,answers:{status:201,shape:"Meeting"},async run({call:e,id:t,body:n,settings:r}){let o=await od(e,
t,n);return c(o)?o:{body:eo(o),version:o.version,location:Ci(r,`/meetings/${o.id}`)}}},{method:"get",path:"/meetings",does:"The calendar, by start",who:"staff",
query:Vf.strictObject({from:Kf.optional(),to:Uf.optional(),...Zr}),answers:{status:200,shape:"Meeting",list:!0},async run({call:e,query:t}){let n=await ad(e,t);
return c(n)?n:Zn(n,eo)}},{method:"get",path:"/meetings/{id}",does:"One meeting",who:"staff",answers:{status:200,shape:"Meeting"},async run({call:e,id:t}){let n=await sd(
e,t);return c(n)?n:{body:eo(n),version:n.version}}}]});function tn(e,t,n){return x(e,{subject:M(t),async load(){let r=await de(e,M(t),{own:e.by.role!=="partner"});if(c(r))return r;let o=r.meetings.find(i=>i.id===t);
return!o||e.by.role==="partner"&&o.partnerId!==e.by.id?p("NOT_FOUND"):{loaded:r,meeting:o}},decide:({loaded:r,meeting:o},i)=>n(i,r,o)})}var Ln,Ko=u(()=>{"use st\
rict";Pe();w();fe();pe();Ln=e=>p("WRONG_STATE",{detail:{state:e.state}})});import*as Qf from"zod";async function Fi(e,t,n){let r=_(Ql,n);if(c(r))return r;let o=Yr(r,e.now);return o.length>0?p("INVALID",{fields:o}):tn(e,t,(i,a,s)=>{let d=s.
waitsFor==="start"&&s.start<=i.now;return s.state!=="scheduled"||s.waitsFor==="outcome"||d?Ln(s):s.partnerId===null?p("WRONG_STATE",{detail:{state:"no-partner"}}):
Gn(e.by).role!=="partner"&&Jl(a,s,r)?p("SLOT_NO_LONGER_FREE"):lR(i,a,s,r)})}function lR(e,t,n,r){let{role:o}=Gn(e.by),i=o==="partner"||o==="worker"?o:"coordinat\
or",a=uR(e.now,n,r,t),s=i==="partner"?"worker":"partner",d=e.change(n)(()=>({proposal:{...r,by:i,at:e.now},waitsFor:"move-answer",due:a,owner:s,reason:"move-pro\
posed",nudges:0,attempts:0}),"meeting.move-proposed");Fn(e,t,n,"moved");let m={...yt(n),slots:[r],previous:{start:n.start,end:n.end},deadline:a},l=J(t.cards,n.partnerId);
return i==="partner"?A(e,t,{template:"meeting-changed",about:d,staff:"worker",facts:m}):A(e,t,{template:"move-proposed",about:d,partner:l,facts:m}),d}function uR(e,t,n,{
request:r,tenant:o}){let i=b(e,o.settings.decisionHours[r.urgency]*60);return Me(dt(i,b(dt(t.start,n.start),-120)),b(e,15))}function Jl(e,t,n){let r=t.partnerId,
o={card:J(e.cards,r),diary:J(e.diaries,r)};return $s(o.card,n.start)||Lo(o,n,t.mode,{meetingId:t.id})}var Ql,qa=u(()=>{"use strict";ce();Hr();mt();Ce();qo();w();
Dt();fe();_o();V();Ko();Jr();Ql=Qf.strictObject({start:nt,end:nt})});import*as ld from"zod";function Li(e,t,n){let r=_(Zl,n);return c(r)?Promise.resolve(r):tn(e,t,(o,i,a)=>{let{proposal:s}=a;return!s||a.state!=="scheduled"?Ln(a):
pR(s.by,Gn(e.by).role)?p("FORBIDDEN"):r.agree?s.start<=o.now?p("INVALID",{fields:[{path:"start",code:"IN_THE_PAST"}]}):Jl(i,a,s)?p("SLOT_NO_LONGER_FREE"):cR(o,i,
a,s):fR(o,i,a)})}function cR(e,t,n,{start:r,end:o}){let i={start:n.start,end:n.end},a=e.change(n)(m=>({start:r,end:o,invite:m.invite+1,nudges:0,attempts:0,...La(
{start:r,end:o})}),"meeting.moved"),s=n.partnerId;Xs(e,J(t.diaries,s),{meetingId:n.id,requestId:t.request.id,start:r,end:o,mode:n.mode}),Fn(e,t,n,"moved");let d={
...xr(a,"REQUEST"),previous:i};return A(e,t,{template:"moved",about:a,partner:J(t.cards,s),facts:d}),A(e,t,{template:"meeting-changed",about:a,staff:"worker",facts:d}),
Fa(e,t,a,J(t.cards,s)),t.request.state==="confirmed"&&K(e,t,t.tenant.settings,"request.meeting-moved"),e.read(a)}function fR(e,t,n){let r=e.change(n)(()=>({...Pi(
e.now,t,n),proposal:void 0,reason:"move-declined"}),"meeting.move-declined"),o=yt(n);if(n.proposal?.by==="partner"){let i=J(t.cards,n.partnerId);A(e,t,{template:"\
move-declined",about:r,partner:i,facts:o})}return e.by.role!=="worker"&&A(e,t,{template:"meeting-changed",about:r,staff:"worker",facts:o}),r}function ud(e,t){return tn(
e,t,(n,r,o)=>{let i=o.waitsFor==="move-answer"||o.waitsFor==="arrange";if(o.state!=="scheduled"||!i||o.partnerId===null||o.start<=n.now)return Ln(o);if(Gn(e.by).
role==="partner"&&o.proposal?.by!=="partner")return p("FORBIDDEN");let a=n.change(o)(m=>({...La(m),invite:m.invite+1,nudges:0,attempts:0}),"meeting.time-kept");
Fn(n,r,o,"moved");let s=J(r.cards,o.partnerId),d=xr(a,"REQUEST");return A(n,r,{template:"booked",about:a,partner:s,facts:d}),A(n,r,{template:"confirmed",about:a,
staff:"worker",facts:d}),Fa(n,r,a,s),a})}var Zl,pR,pd=u(()=>{"use strict";ce();mt();Vt();Ce();w();fe();Oe();td();rd();Ko();qa();Jr();Zl=ld.strictObject({agree:ld.boolean()});
pR=(e,t)=>e==="partner"?t==="partner":t==="worker"});function qi(e,t,n){return Xl(e,t,Zf(e,t,n))}function Jf(e,t,n){let r=Zf(e,t,n);return e.change(r)(()=>({waitsFor:"tidying",due:e.now,owner:"system",reason:"unto\
ld"}),"meeting.to-tidy")}function Xl(e,t,n){Fn(e,t,n,"cancelled");let r=n.partnerId===null?void 0:t.cards.get(n.partnerId),o=xr(n,"CANCEL");return r&&A(e,t,{template:"\
cancelled",about:n,partner:r,facts:o}),A(e,t,{template:"meeting-cancelled",about:n,staff:"worker",facts:o}),n}function Zf(e,t,n){let r=n.partnerId===null?void 0:
t.diaries.get(n.partnerId);return r&&ed(e,r,n.id),e.change(n)(o=>({...re,state:"cancelled",invite:o.invite+1,cancelledBy:yR(e.by),proposal:void 0,closedAt:e.now}),
"meeting.cancelled")}function yR(e){let{role:t}=Gn(e);return t==="admin"||t==="parent"?"coordinator":t}var Ma=u(()=>{"use strict";ce();mt();Vt();C();Jr()});function cd(e,t,n,r,o){let i=gR(e,t,n),a=i?eu(e,n):r==="re-offer"?hR(t,n):Pi(e.now,t,n),s=e.change(n)(l=>({...a,partnerId:null,proposal:void 0,invite:l.invite+1,
nudges:0,attempts:0,reason:o}),"meeting.partner-gone");Fn(e,t,n,"cancelled");let d=n.partnerId===null?void 0:t.cards.get(n.partnerId),m=n.partnerId===null?void 0:
t.diaries.get(n.partnerId);return m&&ed(e,m,n.id),d&&A(e,t,{template:"cancelled",about:s,partner:d,facts:xr(s,"CANCEL")}),A(e,t,{template:"partner-gone",about:s,
staff:"worker",facts:yt(s)}),i&&A(e,t,{template:"needs-coordinator",about:s,staff:"coordinator",facts:yt(s)}),s}var gR,eu,hR,fd=u(()=>{"use strict";mt();Vt();V();
td();Jr();gR=(e,{tenant:t},n)=>ge(e.now,n.start)<t.settings.lateHours*60,eu=(e,t)=>({waitsFor:"late-choice",owner:"worker",due:Me(b(e.now,15),dt(b(e.now,120),b(
t.start,-60)))}),hR=({tenant:e},t)=>({waitsFor:"partner",owner:"system",due:b(t.start,-e.settings.lateHours*60)})});function Mi(e,t){return tn(e,t,(n,r,o)=>{if(o.state!=="scheduled"||o.start<=n.now)return Ln(o);if(Gn(e.by).role==="partner")return cd(n,r,o,"ask-worker","partne\
r-cannot");let i=qi(n,r,o),{state:a,waitsFor:s}=r.request;return(a==="confirmed"||s==="late-choice")&&K(n,r,r.tenant.settings,"request.meeting-cancelled"),n.read(
i)})}var yd=u(()=>{"use strict";ce();Oe();Ma();Ko();fd()});import*as gd from"zod";function hd(e,t,n){let r=_(tu,n);return c(r)?Promise.resolve(r):tn(e,t,(o,i,a)=>e.by.role==="partner"?p("FORBIDDEN"):a.state!=="scheduled"?
Ln(a):a.start>o.now?p("WRONG_STATE",{detail:{state:"not-begun"}}):kR(o,i,a,r.outcome))}function kR(e,t,n,r){let o=e.change(n)(()=>({...re,state:r==="held"?"held":
"no-show",outcome:r,proposal:void 0,closedAt:e.now}),`meeting.${r}`);Fn(e,t,n,"cancelled");let i=n.partnerId===null?void 0:t.cards.get(n.partnerId),a=n.partnerId===
null?void 0:t.diaries.get(n.partnerId);if(i&&a){let s=wR(e,t,n,i.id,Xf.includes(r));Df(e,a,{meetingId:n.id,start:n.start},s),e.add(s,"ledger.entered"),Xf.includes(
r)&&A(e,t,{template:"thanks",about:o,partner:i,facts:yt(o)})}return t.request.state==="confirmed"&&K(e,t,t.tenant.settings,"request.meeting-closed"),e.read(o)}function wR(e,{
request:t,tenant:n},r,o,i){let a=q(r.start),s=ge(r.start,r.end);return{...v.ledger(t.org,o,a,r.id),kind:"ledger",version:1,schema:1,meetingId:r.id,date:a,minutes:i?
s:0,cents:i?As(n,t.channel,a,s):0,unit:Nl(n,t.channel,a)?.unit??"meeting",closedAt:e.now}}var tu,Xf,nu=u(()=>{"use strict";Al();mt();Vt();C();Ce();w();Oe();V();
oe();Ko();Aa();Jr();tu=gd.strictObject({outcome:gd.enum(Ei)}),Xf=["held","no-show-parent","no-show-worker"]});import*as kd from"zod";function wd(e,t,n){let r=_(ru,n);return c(r)?Promise.resolve(r):tn(e,t,(o,i,a)=>{if(e.by.role==="partner")return p("FORBIDDEN");let{tenant:s}=i;
if(a.state!=="scheduled"||a.partnerId!==null||a.start<=o.now)return Ln(a);if(r.choice!=="another"){let m=qi(o,i,a);return K(o,i,s.settings,`request.chose-${r.choice}`),
o.read(m)}let d=o.change(a)(()=>({waitsFor:"partner",owner:"system",reason:"another-partner",due:b(a.start,-60),nudges:0}),"meeting.another-partner");return vR(
o,i,a),K(o,i,s.settings,"request.searches-anew"),o.read(d)})}function vR(e,{request:t,offers:n},{start:r,end:o}){let i=ge(r,o),a=t.state==="open"||t.state==="of\
fered",s=t.windows.filter(l=>a&&l.start>e.now&&l.start!==r&&ge(l.start,l.end)===i),d=t.taken.filter(l=>l.state==="confirmed").length>=t.seats,m=n.filter(l=>l.state===
"sent");e.change(t)(l=>({windows:[{start:r,end:o},...s],durationMinutes:i,seats:d?l.seats+1:l.seats,asked:[...new Set([...l.taken,...m].map(y=>y.partnerId))],serveBy:b(
r,-60)}),"request.chose-another")}var ru,ou=u(()=>{"use strict";Ma();Ko();Ce();w();V();Oe();ru=kd.strictObject({choice:kd.enum(["same-later","without","another",
"cancel"])})});function Di(e,t,n){return{method:"post",path:`/meetings/{id}/${e}`,who:"staff",...t,matches:(r,o)=>v.meeting(r,M(o),o),answers:{status:200,shape:"Meeting"},async run({
call:r,id:o,body:i}){let a=await n(r,o,i);return c(a)?a:{body:eo(a),version:a.version}}}}var ey,ty=u(()=>{"use strict";pd();yd();nu();qa();Pe();C();w();ou();Xr();
hn();md();ey=[Di("move",{does:"Propose another time; it binds when the other side has said yes",body:Ql,behalf:["partner"]},Fi),Di("move/answer",{does:"Say whet\
her a proposed time suits",body:Zl,behalf:["partner"]},Li),Di("keep",{does:"Keep the time after all",body:ir},Tr(ud)),Di("cancel",{does:"Cancel this meeting; th\
e relationship goes on",body:ir,behalf:["worker","partner","parent"]},Tr(Mi)),Di("close",{does:"Say how it went",body:tu,behalf:["worker"]},hd),Di("late-choice",
{does:"The partner cannot come: what now",body:ru},wd)]});var ry={};ue(ry,{closeNotice:()=>au,retryNotice:()=>iu});function ny(e,t,n,r){if(!W(e.by))return Promise.resolve(p("FORBIDDEN"));let o=M(t);return x(e,{subject:o,
load:async()=>await e.store.get(v.notice(e.store.org,o,t))??p("NOT_FOUND"),decide:(i,a)=>i.owner==="coordinator"?a.change(i)(n,r):p("WRONG_STATE",{detail:{state:i.
state}})})}var iu,au,su=u(()=>{"use strict";ce();Pe();C();w();pe();iu=(e,t)=>ny(e,t,()=>({state:"waiting",waitsFor:"sending",due:e.now,owner:"system",reason:"re\
tried",failedFor:void 0,claims:0,attempts:0}),"notice.retried"),au=(e,t)=>ny(e,t,()=>({...re,state:"suppressed",suppressedFor:"handled"}),"notice.handled")});function vd(e){return{...Xn(e),state:e.state,requestId:e.requestId,template:e.template,channel:e.channel,to:{role:e.to.role,id:e.to.id},sendAt:De(e.sendAt),sentAt:Ut(
e.sentAt),suppressedFor:e.suppressedFor,failedFor:e.failedFor}}var du=u(()=>{"use strict";oe();Vr()});function oy(e,t,n){let r=Tr(n);return{method:"post",path:`/notices/{id}/${e}`,does:t,who:"coordinator",body:ir,matches:(o,i)=>v.notice(o,M(i),i),answers:{status:200,
shape:"Notice"},async run({call:o,id:i,body:a}){let s=await r(o,i,a);return c(s)?s:{body:vd(s),version:s.version}}}}var iy,ay=u(()=>{"use strict";su();Pe();C();
w();Xr();hn();du();iy=[oy("retry","Send again what did not arrive",iu),oy("close","It has been handled otherwise",au)]});function Da(e,t,n,r,o={}){let i=t.diaries.get(n.partnerId),a={waitsFor:"tidying",due:e.now,owner:"system",reason:"room-kept",attempts:0},s=e.change(n)(()=>({...o,
state:r,...i?re:a}),`offer.${r}`);return i&&Ca(e,i,n.id),Js(e,t.notices,n,r==="expired"?"too-late":"answered"),s}function gt(e,t,n,r){let o=Da(e,t,n,n.state==="\
accepted"?"released":"withdrawn",{endedFor:r}),i=n.state==="accepted"?"released":"offer-withdrawn";return A(e,t,{template:i,about:o,partner:{id:n.partnerId,contactBy:n.
contactBy},facts:_i(t,n)}),o}function _i({request:e},t){return{slots:t.slot?[t.slot]:t.slots,area:e.area,mode:e.mode,deadline:t.answerBy}}function bd(e,t){for(let n of _t(
e,t.offers))n.state==="sent"&&gt(e,t,n,"taken")}var nn=u(()=>{"use strict";mt();Vt();C();Oe()});function Rd(e,t,n){let{request:r,offers:o,tenant:i}=t,a=e.read(o.find(l=>l.id===n)),s=J(t.diaries,a.partnerId);e.change(r)(l=>({taken:l.taken.map(y=>y.offerId===
n?{...y,state:"confirmed"}:y)}),"request.seat-confirmed"),Mf(e,s,r.id,n),e.read(r).taken.filter(l=>l.state==="confirmed").length>=r.seats&&bR(e,t);let d={slots:[],
area:r.area,mode:r.mode};a.slot?nd(e,t,{partnerId:a.partnerId,slot:a.slot,template:"agreed"}):A(e,t,{template:"agreed",about:a,partner:J(t.cards,a.partnerId),facts:d});
let m=K(e,t,i.settings,"request.confirmed");return a.slot||A(e,t,{template:"first-meeting-waits",about:m,staff:"worker",facts:d}),m}function bR(e,t){let n=e.read(
t.request).taken.filter(r=>r.state==="held");n.length>0&&e.change(t.request)(r=>({taken:r.taken.filter(o=>o.state==="confirmed")}),"request.seats-full");for(let{
offerId:r}of n){let o=t.offers.find(i=>i.id===r);o&&gt(e,t,e.read(o),"taken")}bd(e,t)}var mu=u(()=>{"use strict";rd();mt();nn();Vt();fe();Oe()});function Sd(e,t,n,r){let{request:o,tenant:i,diaries:a}=t,s=e.change(n)(()=>({state:"accepted",...r&&{slot:r},answeredAt:e.now,...re}),"offer.accepted"),d=r?[r]:
[],m=r?.end??o.serveBy;qf(e,J(a,n.partnerId),{offerId:n.id,requestId:o.id,firm:!0,slots:d,mode:o.mode,until:m});let l=e.change(o)(y=>({taken:[...y.taken,{partnerId:n.
partnerId,offerId:n.id,state:"held"}]}),"request.seat-held");return Qr(l)||bd(e,t),K(e,t,i.settings,"request.accepted"),e.read(s)}var lu=u(()=>{"use strict";Vt();
C();fe();Oe();nn()});function Od({request:e,tenant:t,cards:n,diaries:r},{partnerId:o,override:i},a,s,d){let m=J(n,o),l={card:{...m,availability:d??m.availability},diary:J(r,o)},g=In(
{request:e,tenant:t,candidate:l,now:s,...a&&{slot:a}}).filter(se=>!i?.rules.includes(se)),T=a&&Lo(l,a,e.mode,{requestId:e.id});return a&&(a.start<=s||T||g.includes(
"SLOT"))?"SLOT_NO_LONGER_FREE":g.some(se=>RR.includes(se))?"OFFER_WITHDRAWN":void 0}var RR,uu=u(()=>{"use strict";Sr();Hr();fe();RR=["ROLE","PAUSED","CHECKS","C\
ONFLICT"]});var sy={};ue(sy,{answerOffer:()=>_a});async function _a(e,t,n){if(e.by.role==="worker")return p("FORBIDDEN");let r,o=!1,i=await x(e,{subject:M(t),load:()=>de(e,
M(t),e.by.role==="partner"?{partners:[e.by.id],own:!1}:{}),decide(a,s){let d=a.offers.find(l=>l.id===t);if(!d||e.by.role==="partner"&&d.partnerId!==e.by.id)return p(
"NOT_FOUND");o=NR(d,n);let m=o?d:OR(s,a,d,n);return r=s.read(a.request),m}});return c(i)?i:(r??=await e.store.get({pk:i.pk,sk:"A"}),{offer:i,request:r,again:o})}
function OR(e,t,n,r){return n.state!=="sent"?p(AR(n)):e.now>=n.answerBy?p("OFFER_EXPIRED"):r.kind==="decline"?xR(e,t,n):r.kind==="accept"?ER(e,t,n,r.start):TR(e,
t,n,r)}function ER(e,t,n,r){let o=n.slots.find(d=>d.start===r);if(n.slots.length>0&&!o)return p("SLOT_NOT_OFFERED");if(!Qr(t.request))return p("OFFER_TAKEN");let i=Od(
t,n,o,e.now);if(i)return p(i);let a=Sd(e,t,n,o),s=e.read(t.request);return s.confirm==="pre-approved"&&Pa(s)?Rd(e,t,n.id):A(e,t,{template:"partner-accepted",about:s,
staff:"worker",facts:_i(t,a)}),e.read(a)}function xR(e,t,n){let r=Da(e,t,n,"declined",{answeredAt:e.now});return K(e,t,t.tenant.settings,"request.declined"),r}function TR(e,t,n,{
start:r,end:o}){let i=Yr({start:r,end:o},e.now);if(i.length>0)return p("INVALID",{fields:i});if(ge(r,o)>SR)return p("INVALID",{fields:[{path:"end",code:"TOO_LAR\
GE"}]});let a=Me(n.answerBy,PR(e.now,t,r)),s=e.change(n)(()=>({counter:{start:r,end:o},answerBy:a,due:a,waitsFor:"worker-reply",owner:"worker",reason:"other-tim\
e",attempts:0}),"offer.other-time");return A(e,t,{template:"other-time-proposed",about:s,staff:"worker",facts:{..._i(t,n),slots:[{start:r,end:o}]}}),e.hold(t.request),
s}function NR(e,t){return t.kind==="decline"?e.state==="declined":t.kind==="accept"?e.state==="accepted"&&e.slot?.start===t.start:e.state==="sent"&&e.counter?.start===
t.start&&e.counter.end===t.end}function AR(e){return e.state==="expired"?"OFFER_EXPIRED":e.state==="withdrawn"?e.endedFor==="taken"?"OFFER_TAKEN":"OFFER_WITHDRA\
WN":e.state==="released"?"OFFER_WITHDRAWN":"OFFER_ANSWERED"}var SR,PR,Ed=u(()=>{"use strict";mt();w();mu();fe();Oe();_o();V();pe();nn();Pe();lu();uu();SR=720;PR=
(e,{request:t,tenant:n},r)=>dt(b(e,n.settings.decisionHours[t.urgency]*60),b(r,-60))});function dy(e,t,n,r){let o=n.offers[t].answerHours,i=b(e,o*60),a=Ti(i,n.quiet)?b(jo(i,n.quiet),60):i,s=r.at(-1),d=s?dt(a,b(s.start,-CR)):a;return Me(LR(d),b(e,FR))}
function LR(e){let t=IR*6e4;return Mt(Math.floor(tt(e)/t)*t)}var IR,CR,FR,my=u(()=>{"use strict";V();Ia();IR=15,CR=60,FR=15});function xd(e,{request:t,tenant:n},{card:r,diary:o},i,a){let s=e.change(t)(T=>({sequence:T.sequence+1,asked:[...new Set([...T.asked,r.id])]}),"request.asking"),
d=`${t.id}.o${s.sequence}`,m=pu(t,r)?e.now:Hl(e.now,n,{slots:i}),l=dy(m,t.urgency,n.settings,i),y={...v.offer(t.org,t.id,d),org:t.org,kind:"offer",id:d,version:1,
schema:1,state:"sent",waitsFor:"answer",due:l,owner:"partner",reason:a?"by-hand":"fits",attempts:0,requestId:t.id,partnerId:r.id,createdAt:e.now,wave:s.wave,contactBy:r.
contactBy,slots:i,answerBy:l,...a&&{override:a}},g=e.add(y,"offer.sent",a?.reason);return Lf(e,o,{offerId:d,requestId:t.id,firm:!1,slots:i,mode:t.mode,until:l}),
A(e,{request:t,tenant:n},{template:"offer",about:g,partner:r,facts:_i({request:t},y),at:m}),g}var pu,cu=u(()=>{"use strict";mt();Vt();C();my();nn();pu=({urgency:e},{
urgentAtNight:t})=>e==="urgent"&&t});var ly={};ue(ly,{handOfferSchema:()=>Td,offerByHand:()=>fu});import*as Pr from"zod";async function fu(e,t,n){if(!W(e.by))return p("FORBIDDEN");let r=_(Td,n);if(c(
r))return r;let o=r.slot?Yr(r.slot,e.now,"slot."):[];return o.length>0?p("INVALID",{fields:o}):x(e,{subject:t,async load(){let i=await de(e,t,{partners:[r.partnerId]});
return c(i)||i.cards.has(r.partnerId)?i:p("INVALID",{fields:[{path:"partnerId",code:"UNKNOWN_PARTNER"}]})},decide:(i,a)=>MR(a,i,r)})}function MR(e,t,{partnerId:n,
slot:r,override:o}){let{request:i,tenant:a,offers:s}=t;if(i.state!=="open"&&i.state!=="offered")return p("WRONG_STATE",{detail:{state:i.state}});if(!Qr(i))return p(
"SEATS_FULL");if(i.taken.some(at=>at.partnerId===n)||s.some(at=>at.partnerId===n&&at.state==="sent"))return p("OFFER_ANSWERED");let m={card:J(t.cards,n),diary:J(
t.diaries,n)},{codes:l,never:y,slots:g}=DR(e,t,m,r),T=o?.rules??(o?l:[]),se=l.filter(at=>y.includes(at)||!T.includes(at));if(se.length>0)return p("RULES_FAIL",{
detail:{codes:se}});let Se=xd(e,{request:i,tenant:a},m,g,o&&{rules:l,reason:o.reason}),Tn=_t(e,s).filter(at=>at.state==="sent");return e.change(i)(at=>({state:"\
offered",nudges:0,attempts:0,misses:[],nobodySince:void 0,...$o(at,Tn)}),"request.offered-by-hand"),e.read(Se)}function DR(e,{request:t,tenant:n},r,o){let i=o?{
codes:In({request:t,tenant:n,candidate:r,slot:o,now:e.now}),slots:[o]}:Qn(t,r,{tenant:n,now:e.now}),a=i.slots.length>0?[i.slots]:Fs(t,e.now),s=Ls(a.map(l=>l.filter(
y=>!Lo(r,y,t.mode,{requestId:t.id})))),d=s.length===0&&(o!==void 0||t.windows.length>0),m=et.filter(l=>l==="SLOT"?d:qR.includes(l)&&i.codes.includes(l));return{
codes:i.codes,never:m,slots:s}}var Td,qR,yu=u(()=>{"use strict";ce();Sr();Hr();Ce();w();Dt();fe();Oe();_o();pe();br();cu();Td=Pr.strictObject({partnerId:Pr.string().
min(1,"REQUIRED").max(40,"UNKNOWN_PARTNER"),slot:Ta.optional(),override:Pr.strictObject({rules:Pr.array(Pr.enum(et)).max(et.length,"TOO_MANY").optional(),reason:Ye(
300).refine(e=>e.length>0,"REQUIRED")}).optional()}),qR=["ROLE","CHECKS"]});import*as $i from"zod";function _R({answer:e,start:t,end:n},r){if(e==="other-time"){if(t===void 0&&r("start","REQUIRED"),n===void 0&&r("end","REQUIRED"),t===void 0||
n===void 0)return;if(t<n)return{kind:e,start:t,end:n};r("end","END_BEFORE_START");return}return n!==void 0&&r("end","CONTRADICTORY"),e==="accept"?t===void 0?{kind:e}:
{kind:e,start:t}:(t!==void 0&&r("start","CONTRADICTORY"),{kind:e})}var gu,uy=u(()=>{"use strict";Dt();gu=$i.strictObject({answer:$i.enum(["accept","decline","ot\
her-time"]),start:nt.optional().meta({description:"Of the slot accepted, or of the time proposed"}),end:nt.optional().meta({description:"Of the time proposed"})}).
transform((e,t)=>_R(e,(n,r)=>t.addIssue({code:"custom",path:[n],message:r}))??$i.NEVER)});function $a(e,t){let{override:n}=e;return{...Xn(e),state:e.state,requestId:e.requestId,partnerId:e.partnerId,createdAt:De(e.createdAt),wave:e.wave,slots:Er(e.slots),
answerBy:De(e.answerBy),slot:e.slot&&Or(e.slot),counter:e.counter&&Or(e.counter),answeredAt:Ut(e.answeredAt),override:n&&W(t)?{rules:[...n.rules],reason:n.reason}:
void 0,endedFor:e.endedFor}}var hu=u(()=>{"use strict";ce();oe();Vr()});function py({at:e,by:t,what:n,kind:r,id:o,state:i,version:a,note:s}){let d=t.onBehalfOf&&{role:t.onBehalfOf.role,id:t.onBehalfOf.id};return{at:De(e),by:{role:t.
role,id:t.id,onBehalfOf:d},what:n,kind:r,id:o,state:i,version:a,note:s}}var cy=u(()=>{"use strict";oe()});function to(e,t,n){let{consent:r,preferences:o}=e;return{...Xn(e),state:e.state,createdAt:De(e.createdAt),workerId:e.workerId,channel:e.channel,phases:[...e.phases],
area:e.area,audience:e.audience,languages:[...e.languages],interpreter:e.interpreter,windows:Er(e.windows),needBy:Ut(e.needBy),durationMinutes:e.durationMinutes,
mode:e.mode,place:e.place,urgency:e.urgency,clientReference:e.clientReference,consent:{given:r.given,on:r.on},seats:e.seats,choice:e.choice,confirm:e.confirm,preferences:{
partnerId:o.partnerId,gender:o.gender,samePartnerAsBefore:o.samePartnerAsBefore},note:e.note,serveBy:De(e.serveBy),taken:e.taken.map(({partnerId:i,offerId:a,state:s})=>({
partnerId:i,offerId:a,state:s})),misses:W(t)?e.misses.map(({partnerId:i,codes:a})=>({partnerId:i,codes:[...a]})):void 0,closedAs:e.closedAs,closedAt:Ut(e.closedAt),
links:{self:Wa(n,e.id),page:`${n.publicUrl}/requests/${e.id}`}}}function fy(e,t,n){let r=Object.entries(e.partners);return{...to(e.request,t,n),offers:e.offers.
map(o=>$a(o,t)),meetings:e.meetings.map(eo),notices:e.notices.map(vd),history:e.history.map(py),partners:Object.fromEntries(r.map(([o,{firstName:i,introduction:a}])=>[
o,{firstName:i,introduction:a}])),worker:e.worker&&{id:e.worker.id,name:e.worker.name}}}var Wa,Pd=u(()=>{"use strict";ce();oe();zo();Vr();cy();md();du();hu();Wa=
(e,t)=>Ci(e,`/requests/${t}`)});var yy,gy=u(()=>{"use strict";Ed();yu();Pe();Ce();C();w();uy();hn();hu();Pd();yy=[{method:"post",path:"/requests/{id}/offers",does:"Offer by hand; against a rul\
e only with a reason",who:"coordinator",body:Td,matches:v.request,answers:{status:201,shape:"Offer"},async run({call:e,id:t,body:n,settings:r}){let o=await fu(e,
t,n);return c(o)?o:{body:$a(o,e.by),version:o.version,location:Wa(r,t)}}},{method:"post",path:"/offers/{id}/answer",does:"Record an answer given by phone",who:"\
coordinator",body:gu,behalf:["partner"],matches:(e,t)=>v.offer(e,M(t),t),answers:{status:200,shape:"OfferAnswered"},async run({call:e,id:t,body:n,settings:r}){let o=_(
gu,n);if(c(o))return o;let i=await _a(e,t,o);if(c(i))return i;let{offer:a,request:s,again:d}=i;return{body:{offer:$a(a,e.by),request:to(s,e.by,r),again:d},version:a.
version}}}]});var Uo,hy,Nd=u(()=>{"use strict";Io();Uo=["peer-support-person","group-leader","developer-advocate","trainer"],hy={"peer-support-person":{names:z("vertaistukija",
"kamratst\xF6djare","peer supporter")},"group-leader":{names:z("pienryhm\xE4n vet\xE4j\xE4","ledare f\xF6r sm\xE5grupp","small-group leader")},"developer-advoca\
te":{names:z("kehitt\xE4j\xE4 ja vaikuttaja","utvecklare och p\xE5verkare","developer and advocate")},trainer:{names:z("kouluttaja","utbildare","trainer")}}});import*as S from"zod";function KR(e){return e instanceof S.ZodDefault?e.unwrap().optional():e instanceof S.ZodOptional?e.nullable():e.optional()}var ky,wy,$R,za,
WR,jR,vy,zR,ja,Ka,Ad,Id=u(()=>{"use strict";Mo();kn();Nd();Dt();_l();Bt();Fl();qo();ky=S.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/,"NOT_A_TIME"),wy=S.strictObject(
{start:nt,end:nt}),$R=S.strictObject({day:S.union([S.literal(1),S.literal(2),S.literal(3),S.literal(4),S.literal(5),S.literal(6),S.literal(7)]),from:ky,to:ky,validFrom:Ht.
optional(),validTo:Ht.optional()}),za=S.strictObject({weekly:S.array($R).max(50,"TOO_MANY").default([]),extra:S.array(wy).max(200,"TOO_MANY").default([]),away:S.array(
wy).max(200,"TOO_MANY").default([])}).superRefine((e,t)=>{for(let{field:n,code:r}of Zc(e)){let o={BAD_TIME:"NOT_A_TIME",BAD_DATE:"NOT_A_DATE",BAD_INSTANT:"NOT_A\
N_INSTANT",BAD_DAY:"UNKNOWN_VALUE"},i=r in o?o[r]:"END_BEFORE_START";t.addIssue({code:"custom",path:n.split("."),message:i})}}),WR=S.string().regex(/^\+[1-9]\d{6,14}$/,
"UNKNOWN_VALUE"),jR=S.email("UNKNOWN_VALUE").max(120,"TOO_LONG"),vy=e=>e.length>40||js(e)!=="IDENTITY_CODE",zR=S.int().min(0,"TOO_SMALL").max(1e6,"TOO_LARGE"),ja=
e=>S.int().min(0,"TOO_SMALL").max(e,"TOO_LARGE"),Ka=S.strictObject({firstName:Ye(40).refine(e=>e.length>0,"REQUIRED"),introduction:Ye(600).default(""),organisation:Ye(
60).refine(e=>e.length>0,"REQUIRED"),state:S.enum(Ds).default("applied"),roles:S.array(S.enum(Uo)).max(Uo.length).default([]),experience:S.array(S.enum(je,"UNKN\
OWN_PHASE")).max(je.length).default([]),languages:S.array(S.strictObject({code:S.enum(tr,"UNKNOWN_LANGUAGE"),level:S.enum(Ri)})).min(1,"REQUIRED").max(10,"TOO_M\
ANY"),areas:S.array(S.string().max(3,"UNKNOWN_AREA")).max(60,"TOO_MANY").default([]),modes:S.array(S.enum(ft)).min(1,"REQUIRED").max(3).default(["in-person","re\
mote","phone"]),gender:S.enum(["woman","man"]).optional(),availability:za.default({weekly:[],extra:[],away:[]}),travelMinutes:ja(240).default(30),capacity:S.strictObject(
{families:ja(20),meetingsPerDay:ja(6),hoursPerMonth:ja(160),offersPerWeek:ja(50)}).default({families:3,meetingsPerDay:2,hoursPerMonth:20,offersPerWeek:5}),earningsCap:zR.
optional(),urgentAtNight:S.boolean().default(!1),contactBy:S.array(S.enum(["sms","email"])).min(1,"REQUIRED").max(2).default(["sms","email"]),speaks:S.enum(["fi",
"sv","en"]).default("fi"),checks:S.strictObject({undertakingUntil:Ht.optional(),agreementUntil:Ht.optional(),extract:S.strictObject({checkedOn:Ht,basis:S.enum([
"504/2002","148/2014"])}).optional()}).default({}),conflicts:S.strictObject({workers:S.array(S.string().max(40).refine(vy,"IDENTITY_CODE")).max(50,"TOO_MANY").default(
[]),areas:S.array(S.string().max(3)).max(60,"TOO_MANY").default([]),ownCase:S.boolean().default(!1)}).default({workers:[],areas:[],ownCase:!1}),contact:S.strictObject(
{name:Ye(80).optional(),phone:WR.optional(),email:jR.optional(),payrollNumber:S.string().regex(/^[A-Za-z0-9-]{1,20}$/,"UNKNOWN_VALUE").refine(vy,"IDENTITY_CODE").
optional()}).default({})}),Ad=S.strictObject(Object.fromEntries(Object.entries(Ka.shape).map(([e,t])=>[e,KR(t)])))});async function vn({store:e},t){return await e.get(v.card(e.org,t))}var Bo=u(()=>{"use strict";C()});function Nr(e,t,n){return x(e,{subject:t,async load(){let r=W(e.by)||e.by.role==="partner"&&e.by.id===t;return(r?await vn(e,t):void 0)??p(r||e.by.role==="partne\
r"?"NOT_FOUND":"FORBIDDEN")},decide:n})}var qn,Wi=u(()=>{"use strict";ce();w();pe();Bo();qn=e=>({waitsFor:"rematch",due:e,owner:"system",reason:"changed",attempts:0})});import*as Cd from"zod";function ar(e,t,n={}){let r=_(ku,n);if(c(r))return Promise.resolve(r);let o=r.until===void 0?void 0:UR(r.until);return o!==void 0&&o<=e.now?
Promise.resolve(p("INVALID",{fields:[{path:"until",code:"IN_THE_PAST"}]})):Nr(e,t,(i,a)=>a.change(i)(()=>({state:"paused",pausedUntil:o,waitsFor:"hand-back",due:a.
now,owner:"system",reason:"paused",attempts:0}),"card.paused"))}function ji(e,t){return Nr(e,t,(n,r)=>n.state==="active"?n:r.change(n)(()=>({state:"active",pausedUntil:void 0,
...qn(r.now)}),"card.resumed"))}var ku,UR,Ua=u(()=>{"use strict";Ce();w();Dt();oe();Wi();ku=Cd.strictObject({until:Cd.union([Ht,nt]).optional()});UR=e=>e.length===
10?gn(ye(e,1)):e});async function Ld(e,t){if(!W(e.by))return p("FORBIDDEN");let n=_(Ka,t);if(c(n))return n;let{org:r}=e.store,o=await x(e,{subject:({id:i})=>i,async load(){let i=Sy(
await j(e),n.areas);return i.length>0?p("INVALID",{fields:i}):{id:e.ids.id()}},decide({id:i},a){let{contact:s,...d}=n;return a.add({...v.contact(r,i),kind:"cont\
act",version:1,schema:1,id:i,name:s.name??n.firstName,...s},"contact.added"),a.add(Ff(r,i),"diary.opened"),a.add(BR(e,i,d),"card.added")}});return c(o)?o:Fd(e,o.
id)}function BR(e,t,{checks:n,...r}){let o=r.state==="active"?qn(e.now):re;return{...v.card(e.store.org,t),org:e.store.org,kind:"card",id:t,version:1,schema:1,...o,
createdAt:e.now,...r,checks:Oy(e,n)}}async function zi(e,t,n,r){if(!W(e.by))return p("FORBIDDEN");let o=_(Ad,n);if(c(o))return o;let i=await x(e,{subject:t,async load(){
let[a,s]=await Promise.all([j(e),Fd(e,t)]);return c(s)?s:{...s,tenant:a}},decide({card:a,contact:s,tenant:d},m){if(r!==void 0&&r!==a.version)return p("STALE_VER\
SION",{detail:{version:a.version}});let l=Sy(d,o.areas??[]);if(l.length>0)return p("INVALID",{fields:l});let{contact:y,checks:g,state:T,...se}=Ry(o);y&&s&&m.change(
s)(()=>Ry(y),"contact.changed");let Se=T??a.state,Tn=Se!==a.state,dv=Tn&&(Se==="paused"||Se==="exited")?{waitsFor:"hand-back",due:m.now,owner:"system",reason:Se,
attempts:0}:a.waitsFor==="hand-back"&&!Tn?{}:qn(m.now);return m.change(a)(()=>({...se,state:Se,...Tn&&{pausedUntil:void 0},...g&&{checks:Oy(e,g,a.checks)},...dv}),
T&&T!==a.state?`card.${T}`:"card.changed")}});return c(i)?i:Fd(e,t)}async function qd(e,t){return W(e.by)?Fd(e,t):p("FORBIDDEN")}async function Md(e,{cursor:t,limit:n}={}){
if(!W(e.by))return p("FORBIDDEN");let{candidates:r}=await Jn(e),o=r.toSorted((d,m)=>by(d.card.firstName,m.card.firstName)||by(d.card.id,m.card.id)),i=t===void 0?
0:o.findIndex(({card:d})=>d.id===t)+1;if(t!==void 0&&i===0)throw new rr;let a=o.slice(i,n&&i+n),s=a.at(-1);return{items:a,...s&&i+a.length<o.length&&{next:s.card.
id}}}async function Fd({store:e},t){let n=[v.card(e.org,t),v.diary(e.org,t),v.contact(e.org,t)].map(a=>e.get(a)),[r,o,i]=await Promise.all(n);return r&&o?{card:r,
diary:o,...i&&{contact:i}}:p("NOT_FOUND")}function Sy(e,t){return t.flatMap((n,r)=>e.areas.some(o=>o.code===n)?[]:[{path:`areas.${r}`,code:"UNKNOWN_AREA"}])}function Oy(e,{
extract:t,...n},r={}){let i=t?.checkedOn===r.extract?.checkedOn&&t?.basis===r.extract?.basis&&r.extract?.checkedBy||e.by.id;return{...n,...t&&{extract:{...t,checkedBy:i}}}}
function Ry(e){let t=Object.entries(e).filter(([,n])=>n!==void 0);return Object.fromEntries(t.map(([n,r])=>[n,r??void 0]))}var by,Dd=u(()=>{"use strict";ce();Ai();
bi();Ce();C();w();Ve();pe();Vt();Id();Wi();by=(e,t)=>e<t?-1:e>t?1:0});async function Ki(e,t,n){let r=_(za,n);return c(r)?r:Nr(e,t,(o,i)=>i.change(o)(()=>({availability:r,...o.waitsFor==="hand-back"?{}:qn(i.now)}),"card.availabilit\
y-set"))}var _d=u(()=>{"use strict";Ce();w();Id();Wi()});function $d(e,t,n){return{...Xn(e),state:e.state,createdAt:De(e.createdAt),firstName:e.firstName,introduction:e.introduction,organisation:e.organisation,roles:[
...e.roles],experience:[...e.experience],languages:e.languages.map(({code:r,level:o})=>({code:r,level:o})),areas:[...e.areas],modes:[...e.modes],gender:e.gender,
availability:HR(e),travelMinutes:e.travelMinutes,pausedUntil:Ut(e.pausedUntil),capacity:VR(e),earningsCap:e.earningsCap,urgentAtNight:e.urgentAtNight,contactBy:[
...e.contactBy],speaks:e.speaks,checks:GR(e),contact:t&&{name:t.name,phone:t.phone,email:t.email,payrollNumber:t.payrollNumber},bookings:n?.bookings.map(({meetingId:r,
requestId:o,mode:i,...a})=>({meetingId:r,requestId:o,...Or(a),mode:i})),families:n&&[...n.families]}}function HR({availability:{weekly:e,extra:t,away:n}}){return{
weekly:e.map(({day:r,from:o,to:i,validFrom:a,validTo:s})=>({day:r,from:o,to:i,validFrom:a,validTo:s})),extra:Er(t),away:Er(n)}}function VR({capacity:{families:e,
meetingsPerDay:t,hoursPerMonth:n,offersPerWeek:r}}){return{families:e,meetingsPerDay:t,hoursPerMonth:n,offersPerWeek:r}}function GR({checks:{undertakingUntil:e,
agreementUntil:t,extract:n}}){let r=n&&{checkedOn:n.checkedOn,basis:n.basis,checkedBy:n.checkedBy};return{undertakingUntil:e,agreementUntil:t,extract:r}}var Ey=u(
()=>{"use strict";oe();Vr()});import*as xy from"zod";function vu(e,t,n,r){return{...Ba,...n,method:e,path:`/partners/{id}/${t}`,matches:v.card,async run({call:o,id:i,body:a}){let s=await r(o,
i,a);return c(s)?s:{body:$d(s),version:s.version}}}}var Ba,wu,Ty,Py=u(()=>{"use strict";Id();Ua();Dd();_d();C();w();Xr();hn();zo();Ey();Ba={who:"coordinator",answers:{
status:200,shape:"Partner"}},wu=({card:e,contact:t,diary:n})=>({body:$d(e,t,n),version:e.version});Ty=[{...Ba,method:"post",path:"/partners",does:"Add a partner\
 to the register",body:Ka,answers:{status:201,shape:"Partner"},async run({call:e,body:t,settings:n}){let r=await Ld(e,t);return c(r)?r:{...wu(r),location:Ci(n,`\
/partners/${r.card.id}`)}}},{...Ba,method:"get",path:"/partners",does:"The register",query:xy.strictObject(Zr),answers:{status:200,shape:"Partner",list:!0},async run({
call:e,query:t}){let n=await Md(e,t);return c(n)?n:Zn(n,({card:r,contact:o,diary:i})=>$d(r,o,i))}},{...Ba,method:"get",path:"/partners/{id}",does:"One partner",
async run({call:e,id:t}){let n=await qd(e,t);return c(n)?n:wu(n)}},{...Ba,method:"patch",path:"/partners/{id}",does:"Change what the register says: fields left \
out stay",body:Ad,matches:v.card,async run({call:e,id:t,body:n}){let r=await zi(e,t,n);return c(r)?r:wu(r)}},vu("put","availability",{does:"Replace the weekly h\
ours and exceptions",body:za,behalf:["partner"]},Ki),vu("post","pause",{does:"A pause; what was agreed finds another way",body:ku,behalf:["partner"]},ar),vu("po\
st","resume",{does:"Back from a pause",body:ir,behalf:["partner"]},Tr(ji))]});async function Wd(e,{area:t,state:n,cursor:r,limit:o=100}={}){if(!W(e.by))return p("FORBIDDEN");let i=await e.store.query({index:"list",partition:st.open(e.store.
org),limit:o,...r&&{cursor:r}});return{items:i.items.map(bu).filter(s=>(t===void 0||s.area===t)&&(n===void 0||s.state===n)),...i.cursor&&{next:i.cursor}}}function bu(e){
let{id:t,kind:n,state:r,owner:o,waitsFor:i,due:a,reason:s}=e,d=e.stuck&&{since:e.stuck.since},m={id:t,kind:n,state:r,owner:o,waitsFor:i,due:a,reason:s,...wn(e)&&
{stuck:{...d}}};if(n==="request"){let{area:l,urgency:y,phases:g,createdAt:T,nudges:se,misses:Se}=e,Tn=Se.length>0?{misses:Se,missing:YR(Se)}:{};return{...m,requestId:t,
area:l,urgency:y,phases:g,createdAt:T,nudges:se,...Tn}}return n==="meeting"?{...m,requestId:M(t),area:e.area,createdAt:e.createdAt}:n==="notice"||n==="offer"?{...m,
requestId:M(t)}:m}function YR(e){let t={};for(let{codes:n}of e)for(let r of n)t[r]=(t[r]??0)+1;return t}var jd=u(()=>{"use strict";Pe();C();w();Cn();ce()});function zd(e){return{id:e.id,kind:e.kind,requestId:e.requestId,state:e.state,owner:e.owner,waitsFor:e.waitsFor,due:e.due===null?null:De(e.due),reason:e.reason,
stuck:e.stuck&&{since:Ut(e.stuck.since)},area:e.area,urgency:e.urgency,phases:e.phases&&[...e.phases],createdAt:Ut(e.createdAt),nudges:e.nudges,misses:e.misses?.
map(({partnerId:t,codes:n})=>({partnerId:t,codes:[...n]})),missing:e.missing&&{...e.missing}}}var Ru=u(()=>{"use strict";oe();Vr()});import*as Ha from"zod";var Ny,Ay=u(()=>{"use strict";w();jd();Xr();hn();Ru();Ny=[{method:"get",path:"/queue",does:"Open work by clock",who:"coordinator",query:Ha.strictObject(
{area:Ha.string().max(20).optional(),state:Ha.string().max(20).optional(),...Zr}),answers:{status:200,shape:"QueueRow",list:!0},async run({call:e,query:t}){let n=await Wd(
e,t);return c(n)?n:Zn(n,zd)}}]});function ZR(e){let t=Iy.get(e);if(t)return t;let n=XR(Number(e)),r=Cy(`${e}-06-20`),o=new Set([...QR.map(i=>`${e}-${i}`),...JR.map(i=>ye(n,i)),ye(r,-1),r,Cy(`${e}\
-10-31`)]);return Iy.set(e,o),o}function Fy(e){return ki(e)<=5&&!ZR(e.slice(0,4)).has(e)}function Su(e,t){if(!Number.isInteger(t)||t<0)throw new RangeError(`wor\
king days: ${t}`);let n=e;for(let r=t;r>0;)n=ye(n,1),Fy(n)&&(r-=1);return n}function sr(e,t,n){if(!(t>=0)||!Number.isFinite(t))throw new RangeError(`working hou\
rs: ${t}`);if(n.to<=n.from)throw new RangeError(`office hours: ${n.from}\u2013${n.to}`);let r=Math.round(t*36e5);for(let o=q(e);;o=ye(o,1)){if(!Fy(o))continue;let i=Me(
e,gi(o,n.from)),a=gi(o,n.to);if(i>a)continue;let s=tt(a)-tt(i);if(r<=s)return Mt(tt(i)+r);r-=s}}function Cy(e){return ye(e,(13-ki(e))%7)}function XR(e){let t=e%
19,n=Math.floor(e/100),r=e%100,o=Math.floor((8*n+13)/25),i=(19*t+n-Math.floor(n/4)-o+15)%30,a=(32+2*(n%4)+2*Math.floor(r/4)-i-r%4)%7,s=Math.floor((t+11*i+22*a)/
451),d=Math.floor((i+a-7*s+114)/31),m=(i+a-7*s+114)%31+1;return`${e}-${String(d).padStart(2,"0")}-${String(m).padStart(2,"0")}`}var QR,JR,Iy,Ho=u(()=>{"use stri\
ct";V();oe();QR=["01-01","01-06","05-01","12-06","12-24","12-25","12-26"],JR=[-2,0,1,39,49],Iy=new Map});function no({phases:e,needBy:t,windows:n},r){let o=e.map(d=>tS(d,r)),i=n.map(d=>b(d.start,-60)),a=[...o,...t?[t]:[],...i.length>0?[Me(i[0],...i)]:[]],s=gi(Su(q(
r),eS),"16:00");return Me(dt(s,...a),b(r,15))}function tS(e,t){let{unit:n,amount:r}=Do[e].offerWithin;return n==="hours"?b(t,r*60):gi(Su(q(t),r),"16:00")}var eS,
Va=u(()=>{"use strict";kn();V();Ho();oe();eS=10});function Ly(e,t,n){let{request:r,tenant:o}=t,i=Oi(e,t.meetings).filter(y=>y.state==="scheduled"&&y.waitsFor==="partner"),a=i[0]&&ge(i[0].start,i[0].end),s=i.filter(
y=>ge(y.start,y.end)===a).map(({start:y,end:g})=>({start:y,end:g})).slice(0,Cs),d=r.needBy!==void 0&&r.needBy>e.now?r.needBy:void 0,m=no({phases:r.phases,windows:s,
...d&&{needBy:d}},e.now);e.change(r)(y=>({windows:s,durationMinutes:a??y.durationMinutes,serveBy:m,needBy:d,lateSince:void 0}),"request.searches-anew");let l=K(
e,t,o.settings,"request.reopened");return n?s.length>0||l.state!=="open"?l:e.change(l)(()=>({waitsFor:"late-choice",owner:"worker",due:b(e.now,120),reason:"too-\
near"}),"request.late-choice"):Ou(e,t,l)}function Ou(e,t,n){return A(e,t,{template:"partner-gone",about:n,staff:"worker",facts:{slots:[],area:n.area,mode:n.mode}}),
n}var qy=u(()=>{"use strict";Hr();mt();V();Va();Oe()});async function Kd(e,t,n,r){for(;;){let o=!0,i=await x(e,{subject:t,load:()=>nS(e,t,n),decide(a,s){let d=rS(s,a,n,r);return o=d.length<=My,o?oS(s,a,n,d,r):Dy(s,a,
d.slice(0,My),r)}});if(c(i)||o)return i}}async function nS(e,t,n){let[r,{cards:o,diaries:i}]=await Promise.all([de(e,t,{own:e.by.role!=="partner"}),Os(e,[n])]);
return c(r)?r:{...r,cards:new Map([...r.cards,...o]),diaries:new Map([...r.diaries,...i])}}function rS(e,{meetings:t},n,{until:r}){return t.filter(o=>o.state===
"scheduled"&&o.partnerId===n&&o.start>e.now&&(r===void 0||o.start<r)).toSorted((o,i)=>o.start<i.start?-1:1)}function Dy(e,t,n,{until:r,why:o}){for(let i of n)cd(
e,t,i,r===void 0?"re-offer":"ask-worker",o);return e.read(t.request)}function oS(e,t,n,r,o){let{request:i,offers:a,tenant:s}=t,{until:d,why:m}=o,l=d===void 0,y=i.
taken.find(Se=>Se.partnerId===n),g=y?.state==="held",T=_t(e,a).filter(Se=>Se.partnerId===n&&(Se.state==="sent"||g&&Se.state==="accepted"));for(let Se of T)gt(e,
t,Se,m);Dy(e,t,r,o),aS(e,t,n,l);let se=y!==void 0&&(g||l);return i.state==="closed"||!se&&T.length===0?e.read(i):(iS(e,t,n,{...o,leavesSeat:se}),se?g?Ou(e,t,K(e,
t,s.settings,"request.searches-anew")):Ly(e,t,r.length>0):K(e,t,s.settings,"request.asks-on"))}function iS(e,{request:t},n,{why:r,leavesSeat:o}){let i=r==="part\
ner-withdrew";e.change(t)(a=>({taken:o?a.taken.filter(s=>s.partnerId!==n):a.taken,asked:i?a.asked:a.asked.filter(s=>s!==n),refusedPartners:i?[...new Set([...a.refusedPartners,
n])]:a.refusedPartners}),o?"request.partner-left":"request.partner-away")}function aS(e,{request:t,meetings:n,diaries:r},o,i){let a=r.get(o);if(!a)return;i&&Zs(
e,a,t.id);let s=e.read(a).holds.filter(l=>l.requestId===t.id),d=new Set(n.map(e.read).filter(l=>l.state==="scheduled"&&l.partnerId===o).map(l=>l.id)),m=e.read(a).
bookings.filter(l=>l.requestId===t.id&&!d.has(l.meetingId));s.length===0&&m.length===0||e.change(a)(l=>({holds:l.holds.filter(y=>!s.includes(y)),bookings:l.bookings.
filter(y=>!m.includes(y))}),"diary.threads-cut")}var My,Eu=u(()=>{"use strict";fd();nn();w();fe();qy();Oe();pe();Vt();My=5});async function Ui(e,t,{partnerId:n}={}){let r=e.by.role==="partner"?e.by.id:n;return r===void 0||e.by.role!=="partner"&&!W(e.by)?p("FORBIDDEN"):!await dS(e,r,t)&&
!await sS(e)?p("NOT_FOUND"):Kd(e,t,r,{why:"partner-withdrew"})}async function dS({store:e},t,n){let r=await e.get(v.diary(e.org,t));return[r?.holds,r?.bookings].
flat().some(i=>i?.requestId===n)||(r?.families?.includes(n)??!1)}var sS,Ud=u(()=>{"use strict";ce();C();w();Eu();sS=async({store:e,idempotency:t})=>t!==void 0&&
await e.receipt(t.key)!==void 0});function Bd(e,t,n,r){let o=t.offers.filter(i=>i.state==="sent"&&mS(e,t,i,n));for(let i of o)gt(e,t,i,r),e.change(t.request)(a=>({asked:a.asked.filter(s=>s!==i.partnerId)}),
"request.searches-anew");return o.length>0}function mS(e,{request:t,tenant:n,cards:r,diaries:o},{partnerId:i,slots:a,override:s},d){let m={card:J(r,i),diary:J(o,
i)};return In({request:e.read(t),tenant:n,candidate:m,now:e.now,...a[0]&&{slot:a[0]}}).some(y=>d.includes(y)&&!s?.rules.includes(y))}var xu=u(()=>{"use strict";
Sr();fe();nn()});import*as Bi from"zod";async function Hd(e,t,n){let r=_(Tu,n);if(c(r))return r;let o=[...new Set(r.phases)];return x(e,{subject:t,load:()=>de(e,t),decide(i,a){let{
request:s}=i;if(s.state==="closed")return p("WRONG_STATE",{detail:{state:"closed"}});let d=!o.every(l=>s.phases.includes(l)||s.phases.some(y=>uf(y,l))),m=no({phases:o,
windows:s.windows,...s.needBy&&{needBy:s.needBy}},a.now);return a.change(s)(l=>({phases:o,serveBy:m,lateSince:void 0,nobodySince:void 0,phaseHistory:[...l.phaseHistory,
{at:a.now,phases:o,unusual:d}]}),d?"request.phase-changed-unusually":"request.phase-changed",r.reason),s.state==="confirmed"?a.read(s):(Bd(a,i,["PHASE","EXPERIE\
NCE"],"phase-changed"),K(a,i,i.tenant.settings,"request.searches-anew"))}})}var Tu,Pu=u(()=>{"use strict";Ce();kn();xu();w();pe();Dt();fe();Va();Oe();Tu=Bi.strictObject(
{phases:Bi.array(Bi.enum(je,"UNKNOWN_PHASE")).min(1,"PHASES_NEEDED").max(je.length,"TOO_MANY"),reason:Ye(300).optional()})});import*as Hi from"zod";async function Vd(e,t,n){let r=_(Nu,n);return c(r)?r:x(e,{subject:t,load:()=>de(e,t),decide(o,i){let{request:a}=o;if(a.state!=="open"&&a.
state!=="offered")return p("WRONG_STATE",{detail:{state:a.state}});let s=r.windows??a.windows,d=r.needBy??a.needBy,m=r.windows?xa({windows:r.windows,durationMinutes:a.
durationMinutes},i.now):[];if(r.needBy!==void 0&&m.push(...Ks({windows:s,needBy:r.needBy},i.now)),m.length>0)return p("INVALID",{fields:m});for(let y of _t(i,o.
offers))y.state==="sent"&&gt(i,o,y,"cancelled");let l=no({phases:a.phases,windows:s,...d&&{needBy:d}},i.now);return i.change(a)(()=>({windows:s,mode:r.mode??a.mode,
asked:a.taken.map(y=>y.partnerId),serveBy:l,lateSince:void 0,nobodySince:void 0,...d&&{needBy:d}}),"request.times-changed"),K(i,o,o.tenant.settings,"request.sea\
rches-anew")}})}var Nu,Au=u(()=>{"use strict";Oe();nn();Ce();w();pe();Dt();fe();Va();Bt();_o();Nu=Hi.strictObject({windows:Hi.array(Ta).max(10,"TOO_MANY").optional(),
needBy:nt.optional(),mode:Hi.enum(ft).optional()}).refine(e=>Object.values(e).some(t=>t!==void 0),"REQUIRED")});import*as Vi from"zod";async function Gd(e,t,n){let r=_(Iu,n);return c(r)?r:r.as==="no-capacity"&&!W(e.by)?p("FORBIDDEN"):_y(e,t,r.as)}async function Yd(e,t,n={}){
let r=_(Cu,n);return c(r)?r:_y(e,t,r.as)}function _y(e,t,n){return x(e,{subject:t,load:()=>de(e,t),decide:(r,o)=>r.request.state==="closed"?p("WRONG_STATE",{detail:{
state:"closed"}}):Fu(o,r,n)})}function Fu(e,t,n){let{request:r,offers:o,meetings:i,cards:a,diaries:s}=t;for(let m of _t(e,o)){let l=r.taken.some(y=>y.offerId===
m.id&&y.state==="held");(m.state==="sent"||l)&&gt(e,t,m,"cancelled")}for(let m of i.map(e.read))m.state==="scheduled"&&m.waitsFor!=="outcome"&&m.start>e.now&&Jf(
e,t,m);for(let m of r.taken){let l=s.get(m.partnerId);m.state==="confirmed"&&l&&Zs(e,l,r.id)}let d=e.change(r)(()=>({...re,state:"closed",closedAs:n,closedAt:e.
now,misses:[],taken:r.taken.filter(m=>m.state==="confirmed")}),`request.closed-${n}`);for(let{partnerId:m}of d.taken){let l=a.get(m);l&&A(e,t,{template:"ended",
about:d,partner:l,facts:{slots:[],area:r.area,mode:r.mode}})}return d}var Iu,Cu,Qd=u(()=>{"use strict";Ma();mt();nn();Oe();Vt();Ce();C();ce();w();pe();fe();Bt();
Iu=Vi.strictObject({as:Vi.enum(Si)}),Cu=Vi.strictObject({as:Vi.enum(["withdrawn","irrelevant"]).default("withdrawn")})});import*as ro from"zod";async function Jd(e,t,n){let r=_(Lu,n);return c(r)?r:r.given&&r.on>q(e.now)?p("INVALID",{fields:[{path:"on",code:"CONTRADICTORY"}]}):x(e,
{subject:t,load:()=>de(e,t),decide(o,i){let{request:a}=o;if(!ct[a.channel].hasClient)return p("INVALID",{fields:[{path:"given",code:"NO_CLIENT_IN_THIS_CHANNEL"}]});
if(a.state==="closed")return p("WRONG_STATE",{detail:{state:"closed"}});let s=r.given?"request.consent-given":"request.consent-withdrawn";return i.change(a)(()=>({
consent:r}),s),!r.given&&a.taken.some(d=>d.state==="confirmed")?Fu(i,o,"withdrawn"):a.state==="accepted"?K(i,o,o.tenant.settings,s):i.read(a)}})}var Lu,qu=u(()=>{
"use strict";Ce();An();w();oe();pe();Dt();fe();Oe();Qd();Lu=ro.union([ro.strictObject({given:ro.literal(!0),on:Ht}),ro.strictObject({given:ro.literal(!1)})])});import*as oo from"zod";async function Zd(e,t,n){let r=_(Mu,n);return c(r)?r:x(e,{subject:t,load:()=>de(e,t),decide(o,i){if(r.version!==void 0&&r.version!==o.request.
version)return p("STALE_VERSION");if(o.request.state==="closed")return p("WRONG_STATE",{detail:{state:"closed"}});let a=lS(o,r.offerId);return a?r.decision==="r\
efuse"?cS(i,o,a,r.reason):uS(i,o,a):p("NOBODY_TO_DECIDE_ON")}})}function lS({request:e,offers:t},n){let r=e.taken.filter(i=>i.state==="held");if(n===void 0)return r.
length===1?t.find(i=>i.id===r[0]?.offerId):void 0;let o=t.find(i=>i.id===n);return o?.state==="sent"?o.counter?o:void 0:r.some(i=>i.offerId===n)?o:void 0}function uS(e,t,n){
return Pa(t.request)?n.slot&&n.slot.start<=e.now?p("OFFER_EXPIRED"):(n.counter&&n.state==="sent"?pS(e,t,n,n.counter):void 0)??Rd(e,t,n.id):p("CONSENT_PENDING")}
function pS(e,t,n,r){if(e.now>=n.answerBy||r.start<=e.now)return p("OFFER_EXPIRED");let o=Od(t,n,r,e.now,{weekly:[],extra:[r],away:[]});if(o)return p(o);let{taken:i,
seats:a}=t.request;if(i.filter(s=>s.state==="confirmed").length>=a)return p("SEATS_FULL");Sd(e,t,n,r)}function cS(e,t,n,r){let o=n.state==="sent";return gt(e,t,
n,"refused"),e.change(t.request)(i=>({taken:i.taken.filter(a=>a.offerId!==n.id),refusedPartners:o?i.refusedPartners:[...i.refusedPartners,n.partnerId]}),"reques\
t.partner-refused",r),K(e,t,t.tenant.settings,"request.asks-on")}var Mu,Du=u(()=>{"use strict";lu();nn();uu();Ce();w();pe();mu();Dt();fe();Oe();Mu=oo.strictObject(
{decision:oo.enum(["confirm","refuse"]),offerId:oo.string().max(60).optional(),reason:Ye(300).optional(),version:oo.int().optional()})});var $y={};ue($y,{findStaff:()=>Mn,listStaff:()=>Vo});async function Mn({store:e},t){return await e.get(v.staff(e.org,t))}async function Vo({store:e}){let{items:t}=await e.
query({partition:`${e.org}#STAFF`});return t.toSorted((n,r)=>n.name<r.name?-1:1)}var dr=u(()=>{"use strict";C()});import*as Xd from"zod";async function em(e,t,n){let r=_(_u,n);return c(r)?r:x(e,{subject:t,async load(){let[o,i]=await Promise.all([de(e,t),Mn(e,r.to)]);return c(
o)?o:!i||i.role==="admin"?p("INVALID",{fields:[{path:"to",code:"UNKNOWN_COLLEAGUE"}]}):{loaded:o,colleague:i}},decide({loaded:o,colleague:i},a){if(o.request.state===
"closed")return p("WRONG_STATE",{detail:{state:"closed"}});if(!fS(o,i))return p("RULES_FAIL",{detail:{codes:["CONFLICT"]}});for(let m of o.meetings)m.state==="s\
cheduled"&&a.change(m)(()=>({workerId:i.id}),"meeting.handed-over");for(let m of o.notices)m.state==="waiting"&&m.to.role==="worker"&&a.change(m)(()=>({to:{role:"\
worker",id:i.id}}),"notice.handed-over");let s=a.change(o.request)(()=>({workerId:i.id}),"request.handed-over");return A(a,o,{template:"handed-over",about:s,staff:"\
worker",facts:{slots:[],area:s.area,mode:s.mode}}),Bd(a,o,["CONFLICT"],"cancelled")||yS(s)?K(a,o,o.tenant.settings,"request.searches-anew"):s}})}var _u,fS,yS,$u=u(
()=>{"use strict";mt();xu();Ce();w();dr();pe();fe();Oe();_u=Xd.strictObject({to:Xd.string().min(1,"REQUIRED").max(40,"UNKNOWN_COLLEAGUE")}),fS=({request:e,cards:t},n)=>e.
taken.every(r=>!t.get(r.partnerId)?.conflicts.workers.includes(n.id)),yS=({waitsFor:e,misses:t})=>e==="coordinator"&&t.some(n=>n.codes.includes("CONFLICT"))});import*as tm from"zod";function io(e,t,n){return{method:"post",path:`/requests/{id}/${e}`,who:"staff",...t,matches:v.request,answers:{status:200,shape:"Request"},
async run({call:r,id:o,body:i,settings:a}){let s=await n(r,o,i);return c(s)?s:{body:to(s,r.by,a),version:s.version}}}}async function gS(e,t,n){let r=_(Wy,n);return c(
r)?r:Ui(e,t,r)}var Wy,jy,zy=u(()=>{"use strict";Ud();Ce();C();w();Pu();Au();Qd();qu();Du();$u();hn();Pd();Wy=tm.strictObject({partnerId:tm.string().min(1,"REQUI\
RED").max(40,"UNKNOWN_PARTNER")});jy=[io("cancel",{does:"Withdraw the request",body:Cu,behalf:["worker","parent"]},Yd),io("decision",{does:"Confirm the partner \
who said yes, or refuse",body:Mu},Zd),io("consent",{does:"Record or withdraw the parent's consent",body:Lu},Jd),io("hand-over",{does:"Give the request to a coll\
eague",body:_u},em),io("phase",{does:"The case moved on",body:Tu},Hd),io("times",{does:"Other times, or another way, when nobody was free",body:Nu},Vd),io("clos\
e",{does:"Close it; only a coordinator as no-capacity",body:Iu},Gd),io("withdrawal",{does:"A partner leaves this request",who:"coordinator",body:Wy,behalf:["par\
tner"]},gS)]});async function nm(e,t){return e.by.role==="partner"?p("FORBIDDEN"):x(e,{subject:({id:n})=>n,async load(){let n=await j(e),r=Us(t,{tenant:n,now:e.now});if(c(r))return r;
let o=r.preferences.partnerId;if(o!==void 0&&!await vn(e,o))return p("INVALID",{fields:[{path:"preferences.partnerId",code:"UNKNOWN_PARTNER"}]});let i=e.by.onBehalfOf?.
role==="worker"?e.by.onBehalfOf.id:e.by.id;if(i!==e.by.id&&!await Mn(e,i))return p("INVALID",{fields:[{path:"onBehalfOf.id",code:"UNKNOWN_COLLEAGUE"}]});let a=r.
preferences.samePartnerAsBefore&&o===void 0?await wS(e,i,r):void 0;return{id:e.ids.id(),input:a===void 0?r:{...r,preferences:{...r.preferences,partnerId:a}},workerId:i}},
decide:({id:n,input:r,workerId:o},i)=>i.add(hS(e,n,r,o),"request.asked")})}function hS(e,t,n,r){let o=no(n,e.now),i=ct[n.channel].hasClient?n.clientReference??vS(
e):void 0,{clientReference:a,...s}=n;return{...v.request(e.store.org,t),org:e.store.org,kind:"request",id:t,version:1,schema:1,state:"open",waitsFor:"ranking",due:e.
now,owner:"system",reason:"new",attempts:0,createdAt:e.now,createdBy:e.by.id,workerId:r,...s,...i&&{clientReference:i},serveBy:o,taken:[],asked:[],refusedPartners:[],
misses:[],sequence:0,wave:0,nudges:0,phaseHistory:[{at:e.now,phases:n.phases,unusual:!1}]}}async function wS({store:e},t,{clientReference:n}){if(n===void 0)return;
let{items:r}=await e.query({index:"own",partition:st.own(e.org,t),descending:!0,limit:kS});return r.filter(i=>i.kind==="request"&&i.clientReference===n).flatMap(
({taken:i})=>i).find(i=>i.state==="confirmed")?.partnerId}function vS({ids:e}){return`CL-${Array.from({length:6},()=>Ky[Math.floor(e.fraction()*Ky.length)]).join(
"")}`}var Ky,kS,Wu=u(()=>{"use strict";An();C();w();pe();Bo();dr();Dt();Ve();Va();Ky="ABCDEFGHJKLMNPQRSTUVWXYZ23456789";kS=200});async function Gi(e,t){let[n,r]=await Promise.all([fn(e,t),RS(e,t)]);if(!n||!Rl(e,n.request))return p("NOT_FOUND");let{request:o,offers:i}=n,a=W(e.by)?i:i.filter(
g=>g.state==="accepted"||g.state==="released"||g.counter),s=[...new Set([...a.map(g=>g.partnerId),...o.taken.map(g=>g.partnerId)])],[d,m]=await Promise.all([Promise.
all(s.map(g=>vn(e,g))),Mn(e,o.workerId)]),l=Object.fromEntries(d.flatMap(g=>g?[[g.id,{firstName:g.firstName,introduction:g.introduction}]]:[])),y={...n,history:r,
partners:l,...m&&{worker:{id:m.id,name:m.name}}};return W(e.by)?y:bS(y)}function bS(e){let t=r=>Object.hasOwn(e.partners,r)?r:"",n=r=>r.role==="partner"?{...r,id:t(
r.id)}:r;return{...e,offers:e.offers.map(r=>({...r,partnerId:t(r.partnerId)})),notices:e.notices.filter(({to:r})=>r.role!=="partner"),history:e.history.map(({note:r,
...o})=>({...o,by:{...n(o.by),...o.by.onBehalfOf&&{onBehalfOf:n(o.by.onBehalfOf)}},...o.kind!=="offer"&&r!==void 0&&{note:r}}))}}async function RS({store:e},t){
let{items:n}=await e.query({partition:v.events(e.org,t)});return n.flatMap(r=>{let{at:o,by:i,changes:a}=r;return a.filter(s=>["request","offer","meeting","card",
"tenant"].includes(s.kind)).map(({key:s,...d})=>({...d,at:o,by:i}))})}async function om(e,t={}){let{state:n,live:r,area:o}=t,i=await(W(e.by)?SS(e,t):Ga(e,{index:"\
own",partition:st.own(e.store.org,e.by.id),descending:!0},t));return{items:i.items.filter(s=>s.kind==="request"&&(n===void 0||s.state===n)&&(!r||s.state!=="clos\
ed")&&(o===void 0||s.area===o)),...i.cursor&&{next:i.cursor}}}async function SS(e,{state:t,live:n,cursor:r="",limit:o=50}){let{org:i}=e.store,a={index:"list",partition:st.
open(i)},s={index:"list",partition:st.done(i),descending:!0};if(t==="closed")return Ga(e,s,{cursor:r,limit:o});if(t!==void 0||n)return Ga(e,a,{cursor:r,limit:o});
let d=r.startsWith(rm),m=d?{items:[]}:await Ga(e,a,{cursor:r,limit:o});if(m.cursor!==void 0)return m;let l=o-m.items.length;if(l===0)return{items:m.items,cursor:rm};
let y=await Ga(e,s,{cursor:d?r.slice(rm.length):"",limit:l});return{items:[...m.items,...y.items],...y.cursor!==void 0&&{cursor:`${rm}${y.cursor}`}}}var rm,Ga,Ya=u(
()=>{"use strict";ce();C();Bo();w();dr();fe();rm="ended.";Ga=({store:e},t,{cursor:n,limit:r=50})=>e.query({...t,limit:r,...n&&{cursor:n}})});import*as Yi from"zod";var OS,Uy,By=u(()=>{"use strict";w();Wu();Ya();Dt();Bt();Xr();hn();Pd();OS=Yi.strictObject({state:Yi.enum(zs).optional(),area:Yi.string().
max(20).optional(),...Zr}),Uy=[{method:"post",path:"/requests",does:"Ask for a partner",who:"staff",body:$l,behalf:["worker"],answers:{status:201,shape:"Request"},
async run({call:e,body:t,settings:n}){let r=await nm(e,t);if(c(r))return r;let{id:o,version:i}=r;return{body:to(r,e.by,n),version:i,location:Wa(n,o)}}},{method:"\
get",path:"/requests",does:"One's own requests; for coordinators everybody's, those that have ended last",who:"staff",query:OS,answers:{status:200,shape:"Reques\
t",list:!0},async run({call:e,query:t,settings:n}){let r=await om(e,t);return c(r)?r:Zn(r,o=>to(o,e.by,n))}},{method:"get",path:"/requests/{id}",does:"One reque\
st with its offers, meetings and history",who:"staff",answers:{status:200,shape:"RequestView"},async run({call:e,id:t,settings:n}){let r=await Gi(e,t);return c(
r)?r:{body:fy(r,e.by,n),version:r.request.version}}}]});var Hy={};ue(Hy,{closeStuckOffer:()=>ju});async function ju(e,t){return W(e.by)?x(e,{subject:M(t),async load(){let n=await de(e,M(t));if(c(n))return n;let r=n.offers.
find(o=>o.id===t);return r?{loaded:n,offer:r}:p("NOT_FOUND")},decide({loaded:n,offer:r},o){return!wn(r)||r.state!=="sent"?p("WRONG_STATE",{detail:{state:r.state}}):
(gt(o,n,r,"cancelled"),K(o,n,n.tenant.settings,"request.asks-on"),o.read(r))}}):p("FORBIDDEN")}var zu=u(()=>{"use strict";ce();w();fe();Oe();Cn();pe();nn();Pe()});var Vy={};ue(Vy,{retryStuck:()=>Go});async function Go(e,t,n){return W(e.by)?x(e,{subject:M(n),async load(){let o=(await Promise.all(ES(e.store.org,t,n).map(i=>e.
store.get(i)))).filter(i=>i!==void 0).filter(Xt);return o.length>0?o:p("NOT_FOUND")},decide(r,o){let i=r.filter(wn),[a]=i.map(s=>o.change(s)(()=>({due:o.now,attempts:0}),
`${s.kind}.tried-again`));return a??p("WRONG_STATE",{detail:{state:r[0].state}})}}):p("FORBIDDEN")}function ES(e,t,n){switch(t){case"request":return[v.request(e,
n)];case"offer":return[v.offer(e,M(n),n)];case"meeting":return[v.meeting(e,M(n),n)];case"card":case"diary":return[v.card(e,n),v.diary(e,n)];case"tenant":return[
v.tenant(e)]}}var Ku=u(()=>{"use strict";ce();Pe();C();w();pe();Cn()});function Qi(e,t,n,r){let o=Tr(r);return{method:"post",path:e,does:t,who:"coordinator",body:ir,matches:n,answers:{status:200,shape:"QueueRow"},async run({call:i,
id:a,body:s}){let d=await o(i,a,s);return c(d)?d:{body:zd(bu(d)),version:d.version}}}}var Gy,xS,Yy,Qy=u(()=>{"use strict";zu();Pe();C();w();jd();Ku();Xr();hn();
Ru();Gy=(e,t)=>v.offer(e,M(t),t),xS=(e,t)=>v.meeting(e,M(t),t),Yy=[Qi("/requests/{id}/retry","Try again what stands still",v.request,(e,t)=>Go(e,"request",t)),Qi(
"/offers/{id}/retry","Try again what stands still",Gy,(e,t)=>Go(e,"offer",t)),Qi("/offers/{id}/close","Take back a question that stands still",Gy,ju),Qi("/meeti\
ngs/{id}/retry","Try again what stands still",xS,(e,t)=>Go(e,"meeting",t)),Qi("/partners/{id}/retry","Try again what stands still",v.card,(e,t)=>Go(e,"card",t)),
Qi("/tenant/retry","Try again what stands still",v.tenant,(e,t)=>Go(e,"tenant",t))]});function $e(e,t,n,r,o=!1){return{names:z(e,t,n),bilingual:o,weight:r}}var Uu,J$,Jy=u(()=>{"use strict";Io();Uu=["01","02","03","04","05","06","07","08","09","10",
"11","12","13","14","15","16","17","18","19","20","21","90"],J$={"01":$e("It\xE4-Uusimaa","\xD6stra Nyland","East Uusimaa",99,!0),"02":$e("Keski-Uusimaa","Melle\
rsta Nyland","Central Uusimaa",207),"03":$e("L\xE4nsi-Uusimaa","V\xE4stra Nyland","Western Uusimaa",502,!0),"04":$e("Vantaa-Kerava","Vanda-Kervo","Vantaa and Ke\
rava",290,!0),"05":$e("Varsinais-Suomi","Egentliga Finland","Southwest Finland",495,!0),"06":$e("Satakunta","Satakunta","Satakunta",211),"07":$e("Kanta-H\xE4me",
"Egentliga Tavastland","Kanta-H\xE4me",169),"08":$e("Pirkanmaa","Birkaland","Pirkanmaa",545),"09":$e("P\xE4ij\xE4t-H\xE4me","P\xE4ij\xE4nne-Tavastland","P\xE4ij\xE4t-\
H\xE4me",205),10:$e("Kymenlaakso","Kymmenedalen","Kymenlaakso",157,!0),11:$e("Etel\xE4-Karjala","S\xF6dra Karelen","South Karelia",125),12:$e("Etel\xE4-Savo","S\
\xF6dra Savolax","South Savo",129),13:$e("Pohjois-Savo","Norra Savolax","North Savo",249),14:$e("Pohjois-Karjala","Norra Karelen","North Karelia",162),15:$e("Ke\
ski-Suomi","Mellersta Finland","Central Finland",274),16:$e("Etel\xE4-Pohjanmaa","S\xF6dra \xD6sterbotten","South Ostrobothnia",190),17:$e("Pohjanmaa","\xD6sterbot\
ten","Ostrobothnia",179,!0),18:$e("Keski-Pohjanmaa","Mellersta \xD6sterbotten","Central Ostrobothnia",68,!0),19:$e("Pohjois-Pohjanmaa","Norra \xD6sterbotten","N\
orth Ostrobothnia",418),20:$e("Kainuu","Kajanaland","Kainuu",70),21:$e("Lappi","Lappland","Lapland",176),90:$e("Helsinki","Helsingfors","Helsinki",684,!0)}});import*as Tt from"zod";async function im(e,t,n){let r=_(Hu,t);return c(r)?r:Xy(e,n,"tenant.agreements-set",o=>{let i=r.items.flatMap((a,s)=>o.areas.some(d=>d.code===
a.area&&d.county===a.county)?[]:[{path:`items.${s}.area`,code:"UNKNOWN_AREA"}]);return i.length>0?p("INVALID",{fields:i}):{agreements:r.items}})}async function Zy(e,t,n){
let r=_(Bu,t);return c(r)?r:Xy(e,n,"tenant.areas-set",o=>{let i=new Set(r.items.map(s=>s.code));return i.size<r.items.length?p("INVALID",{fields:[{path:"items",
code:"CONTRADICTORY"}]}):o.agreements.some(s=>!i.has(s.area))?p("INVALID",{fields:[{path:"items",code:"CONTRADICTORY"}]}):{areas:r.items}})}function Xy(e,t,n,r){
return W(e.by)?x(e,{subject:"tenant",load:()=>j(e),decide(o,i){if(t!==void 0&&t!==o.version)return p("STALE_VERSION",{detail:{version:o.version}});let a=r(o);return c(
a)?a:i.change(o)(()=>({...a,...qn(i.now)}),n)}}):Promise.resolve(p("FORBIDDEN"))}var TS,Bu,PS,Hu,Vu=u(()=>{"use strict";ce();Ce();Jy();kn();w();Dt();Ve();Wi();pe();
TS=Tt.strictObject({code:Tt.string().regex(/^\d{3}$/,"UNKNOWN_AREA"),county:Tt.enum(Uu),names:Tt.strictObject({fi:Ye(40),sv:Ye(40)}),openMeetingPlace:Ye(200).optional()}),
Bu=Tt.strictObject({items:Tt.array(TS).max(310,"TOO_MANY")}),PS=Tt.strictObject({county:Tt.enum(Uu),area:Tt.string().max(3,"UNKNOWN_AREA"),phase:Tt.enum(je,"UNK\
NOWN_PHASE"),organisation:Ye(60).refine(e=>e.length>0,"REQUIRED"),validFrom:Ht,validTo:Ht.optional()}).refine(e=>e.validTo===void 0||e.validFrom<=e.validTo,{path:[
"validTo"],message:"END_BEFORE_START"}),Hu=Tt.strictObject({items:Tt.array(PS).max(2e3,"TOO_MANY")})});function eg({county:e,area:t,phase:n,organisation:r,validFrom:o,validTo:i}){return{county:e,area:t,phase:n,organisation:r,validFrom:o,validTo:i}}function tg({code:e,
county:t,names:n,openMeetingPlace:r}){return{code:e,county:t,names:{fi:n.fi,sv:n.sv},openMeetingPlace:r}}var ng=u(()=>{"use strict"});function rg(e,t,n,r,o,i){let a={status:200,shape:n,list:!0},s=d=>c(d)?d:{body:{items:o(d)},version:d.version};return[{method:"get",path:e,does:t,who:"coordinato\
r",answers:a,run:async({call:d})=>s(await j(d))},{method:"put",path:e,does:`${t}: replace them all`,who:"coordinator",body:r,bodyLimit:NS,matches:v.tenant,answers:a,
run:async({call:d,body:m})=>s(await i(d,m))}]}var NS,og,ig=u(()=>{"use strict";C();w();Vu();Ve();hn();ng();NS=256*1024;og=[...rg("/agreements","Phase agreements\
: whose partners serve which phase where","Agreement",Hu,({agreements:e})=>e.map(eg),im),...rg("/areas","The municipalities served","Area",Bu,({areas:e})=>e.map(
tg),Zy)]});var Qa,Gu=u(()=>{"use strict";sf();Yf();ty();ay();gy();Py();Ay();zy();By();Qy();ig();Qa=[...Uy,...jy,...Gf,...ey,...Ny,...af,...yy,...iy,...Yy,...Ty,...og]});function Pt(e,t,n,r){if(n.onBehalfOf&&!W(n))throw new Error("only a coordinator speaks for somebody else");return{store:e.stores.open(t),now:e.clock.now(),by:n,
ids:e.ids,clock:e.clock,...r&&{idempotency:r}}}var ao=u(()=>{"use strict";ce()});function ag(e){return AS.test(e)}function Ji(e,t,n,r){return`idem-${xt(JSON.stringify([e,t,n,r]))}`}function sg(e){return xt(Yu(e))}function Yu(e){return Array.
isArray(e)?`[${e.map(Yu).join(",")}]`:typeof e!="object"||e===null?JSON.stringify(e)??"null":`{${Object.entries(e).toSorted(([n],[r])=>n<r?-1:1).map(([n,r])=>`${JSON.
stringify(n)}:${Yu(r)}`).join(",")}}`}var AS,am=u(()=>{"use strict";Kr();AS=/^[\x21-\x7e]{1,128}$/});function sm(e){let t=new URLSearchParams(e),n=r=>cg(t.get(r)??"");return{text:n,optional:r=>n(r)||void 0,all:r=>t.getAll(r).map(cg).filter(Boolean),has:r=>t.has(
r),body:e}}async function dm(e){let t=e.req.header("content-type")?.split(";",1)[0]?.trim().toLowerCase();if(Number(e.req.header("content-length")??0)>65536)return{
unread:"TOO_LARGE"};if(t!=="application/x-www-form-urlencoded")return{unread:"NOT_A_FORM"};let n=await e.req.text();return n.length>65536?{unread:"TOO_LARGE"}:sm(
n)}function mm(e){return"unread"in e}function cg(e){return e.replace(/\r\n?/g,`
`).trim()}var fg,Xi=u(()=>{"use strict";fg=sm("")});import*as Rg from"zod";function Sg(e){let{$schema:t,...n}=Rg.toJSONSchema(e,{io:"input",unrepresentable:"any"});return n}function Qu({body:e,behalf:t}){let n=Sg(
e);if(!t)return n;let r={type:"object",description:"Who phoned: a coordinator writes it down for them, and the log says both",required:["role","id"],additionalProperties:!1,
properties:{role:{enum:t},id:{type:"string"}}};return{...n,properties:{...n.properties,onBehalfOf:r}}}function Og(e){let t=[...US(e),...BS(e),...HS(e)];return t.
length>0?{parameters:t}:{}}function US({path:e}){return e.includes("{id}")?[{name:"id",in:"path",required:!0,schema:{type:"string"}}]:[]}function BS({query:e}){
if(!e)return[];let{properties:t={},required:n=[]}=Sg(e);return Object.entries(t).map(([r,o])=>({name:r,in:"query",required:n.includes(r),schema:o}))}function HS({
method:e,matches:t}){let n=(i,a,s)=>({name:i,in:"header",required:!1,description:a,schema:s}),r=n("Idempotency-Key","The same key and body again: the same answe\
r, done once",{type:"string",minLength:1,maxLength:128,pattern:"^[\\x21-\\x7e]+$"}),o=n("If-Match","Only if the record is still at this version (its ETag)",{type:"\
string",pattern:'^(W/)?"\\d{1,9}"$'});return[...e==="post"?[r]:[],...t?[o]:[]]}var Eg=u(()=>{"use strict"});import*as rn from"zod";var Z,Dn,_n,Ju,mr,lr=u(()=>{"use strict";Z=rn.iso.datetime({offset:!0,precision:0}),Dn=rn.iso.date(),_n=rn.strictObject({start:Z,end:Z}),
Ju=rn.enum(["system","worker","coordinator","partner","nobody"]),mr={id:rn.string(),waitsFor:rn.string(),due:Z.nullable(),owner:Ju,reason:rn.string(),version:rn.int().
min(1)}});import*as rt from"zod";var xg,Tg=u(()=>{"use strict";br();Pe();lr();xg=rt.strictObject({partnerId:rt.string(),firstName:rt.string(),codes:rt.array(rt.enum(et)).
describe("Every rule that fails; empty: fits"),rank:rt.int().optional(),score:rt.strictObject({unknown:rt.number(),unwished:rt.number(),load:rt.number(),language:rt.number()}).
optional().describe("The parts of the order: the first that differs decides, the smaller comes first"),slots:rt.array(_n),asked:rt.enum(Vs).optional()})});import*as ht from"zod";var lm,Zu=u(()=>{"use strict";lr();lm=ht.strictObject({at:Z,by:ht.strictObject({role:ht.enum(["worker","coordinator","admin","partner","s\
ystem"]),id:ht.string(),onBehalfOf:ht.strictObject({role:ht.enum(["worker","partner","parent"]),id:ht.string()}).optional()}),what:ht.string(),kind:ht.string(),
id:ht.string(),state:ht.string().optional(),version:ht.int(),note:ht.string().optional()})});import*as $t from"zod";var um,Xu=u(()=>{"use strict";Aa();Bt();lr();um=$t.strictObject({...mr,state:$t.enum(kf),requestId:$t.string(),workerId:$t.string(),partnerId:$t.string().
nullable(),createdAt:Z,start:Z,end:Z,mode:$t.enum(ft),area:$t.string(),place:$t.string().optional(),proposal:$t.strictObject({start:Z,end:Z,by:$t.enum(["worker",
"partner","coordinator"]),at:Z}).optional().describe("Another time that waits for the other side"),outcome:$t.enum(Ei).optional(),cancelledBy:$t.enum(["worker",
"partner","coordinator","system"]).optional(),closedAt:Z.optional()})});import*as on from"zod";var pm,ep=u(()=>{"use strict";Hs();lr();pm=on.strictObject({...mr,state:on.enum(vf),requestId:on.string(),template:on.enum([...Rf,...Sf]),
channel:on.enum(["sms","email"]),to:on.strictObject({role:on.enum(["partner","worker","coordinator"]),id:on.string()}),sendAt:Z,sentAt:Z.optional(),suppressedFor:on.string().
optional(),failedFor:on.string().optional()})});import*as Nt from"zod";var Ja,tp=u(()=>{"use strict";br();Pe();lr();Ja=Nt.strictObject({...mr,state:Nt.enum(Vs),requestId:Nt.string(),partnerId:Nt.string().describe(
"Empty for a worker unless that partner has said yes"),createdAt:Z,wave:Nt.int(),slots:Nt.array(_n),answerBy:Z.describe("Answers count before this"),slot:_n.optional().
describe("The one accepted"),counter:_n.optional().describe("The partner's own proposal"),answeredAt:Z.optional(),override:Nt.strictObject({rules:Nt.array(Nt.enum(
et)),reason:Nt.string()}).optional().describe("For coordinators"),endedFor:Nt.string().optional()})});import*as O from"zod";var VS,GS,Pg,Ng=u(()=>{"use strict";qo();Mo();kn();Nd();Bt();lr();VS=O.strictObject({day:O.int().min(1).max(7).describe("Monday is 1"),from:O.string(),
to:O.string(),validFrom:Dn.optional(),validTo:Dn.optional()}),GS=O.strictObject({meetingId:O.string(),requestId:O.string(),start:Z,end:Z,mode:O.enum(ft)}),Pg=O.strictObject(
{...mr,state:O.enum(Ds),createdAt:Z,firstName:O.string(),introduction:O.string(),organisation:O.string(),roles:O.array(O.enum(Uo)),experience:O.array(O.enum(je)),
languages:O.array(O.strictObject({code:O.enum(tr),level:O.enum(Ri)})),areas:O.array(O.string()),modes:O.array(O.enum(ft)),gender:O.enum(["woman","man"]).optional(),
availability:O.strictObject({weekly:O.array(VS),extra:O.array(_n),away:O.array(_n)}),travelMinutes:O.int(),pausedUntil:Z.optional(),capacity:O.strictObject({families:O.int(),
meetingsPerDay:O.int(),hoursPerMonth:O.number(),offersPerWeek:O.int()}),earningsCap:O.int().optional().describe("Cents in a month"),urgentAtNight:O.boolean(),contactBy:O.array(
O.enum(["sms","email"])),speaks:O.enum(["fi","sv","en"]),checks:O.strictObject({undertakingUntil:Dn.optional(),agreementUntil:Dn.optional(),extract:O.strictObject(
{checkedOn:Dn,basis:O.enum(["504/2002","148/2014"]),checkedBy:O.string()}).optional()}),contact:O.strictObject({name:O.string(),phone:O.string().optional(),email:O.string().
optional(),payrollNumber:O.string().optional()}).optional(),bookings:O.array(GS).optional(),families:O.array(O.string()).optional().describe("Ids of the request\
s where this partner is confirmed")})});import*as ze from"zod";var Ag,Ig=u(()=>{"use strict";w();Ag=ze.strictObject({type:ze.string(),title:ze.string(),status:ze.int(),code:ze.string().describe("What \
programs tell problems apart by"),detail:ze.string().optional(),errors:ze.array(ze.strictObject({path:ze.string(),code:ze.enum(bs),message:ze.string()})).optional(),
context:ze.record(ze.string(),ze.unknown()).optional().describe("Which rules, states or versions: codes only")})});import*as he from"zod";var Cg,Fg=u(()=>{"use strict";br();kn();Bt();lr();Cg=he.strictObject({id:he.string(),kind:he.string(),requestId:he.string().optional(),state:he.string(),
owner:Ju,waitsFor:he.string(),due:Z.nullable(),reason:he.string(),stuck:he.strictObject({since:Z.optional()}).optional().describe("It does not go on by itself: \
retry it, or see to it otherwise"),area:he.string().optional(),urgency:he.enum(Gr).optional(),phases:he.array(he.enum(je)).optional(),createdAt:Z.optional(),nudges:he.int().
optional(),misses:he.array(he.strictObject({partnerId:he.string(),codes:he.array(he.enum(et))})).optional(),missing:he.record(he.string(),he.int()).optional().describe(
"By failing rule: how many partners")})});import*as E from"zod";var cm,Lg,qg=u(()=>{"use strict";br();ci();An();Mo();kn();Bt();lr();Zu();Xu();ep();tp();cm=E.strictObject({...mr,state:E.enum(zs),createdAt:Z,
workerId:E.string(),channel:E.enum(fi),phases:E.array(E.enum(je)),area:E.string(),audience:E.enum(pi),languages:E.array(E.enum(tr)),interpreter:E.boolean(),windows:E.array(
_n),needBy:Z.optional(),durationMinutes:E.int(),mode:E.enum(ft),place:E.string().optional(),urgency:E.enum(Gr),clientReference:E.string().optional(),consent:E.strictObject(
{given:E.boolean(),on:Dn.optional()}),seats:E.int(),choice:E.enum(["first","family"]),confirm:E.enum(["ask-me","pre-approved"]),preferences:E.strictObject({partnerId:E.string().
optional(),gender:E.enum(["woman","man"]).optional(),samePartnerAsBefore:E.boolean().optional()}),note:E.string().optional(),serveBy:Z.describe("By then somebod\
y is found, or a person owns it"),taken:E.array(E.strictObject({partnerId:E.string(),offerId:E.string(),state:E.enum(["held","confirmed"])})),misses:E.array(E.strictObject(
{partnerId:E.string(),codes:E.array(E.enum(et))})).optional().describe("For coordinators: why each partner was not asked"),closedAs:E.enum(Si).optional(),closedAt:Z.
optional(),links:E.strictObject({self:E.string(),page:E.string()})}),Lg=cm.extend({offers:E.array(Ja),meetings:E.array(um),notices:E.array(pm),history:E.array(lm),
partners:E.record(E.string(),E.strictObject({firstName:E.string(),introduction:E.string()})).describe("By id: those who said yes; for coordinators all"),worker:E.strictObject(
{id:E.string(),name:E.string()}).optional()})});import*as Wt from"zod";var Mg,Dg,_g=u(()=>{"use strict";kn();lr();Mg=Wt.strictObject({county:Wt.string(),area:Wt.string(),phase:Wt.enum(je),organisation:Wt.string(),
validFrom:Dn,validTo:Dn.optional()}),Dg=Wt.strictObject({code:Wt.string(),county:Wt.string(),names:Wt.strictObject({fi:Wt.string(),sv:Wt.string()}),openMeetingPlace:Wt.string().
optional()})});import*as fm from"zod";var YS,$g,Wg=u(()=>{"use strict";Tg();Zu();Xu();ep();tp();Ng();Ig();Fg();qg();_g();YS=fm.strictObject({offer:Ja,request:cm,again:fm.boolean()}),
$g={Request:cm,RequestView:Lg,Offer:Ja,OfferAnswered:YS,Meeting:um,Notice:pm,QueueRow:Cg,Candidate:xg,Partner:Pg,Agreement:Mg,Area:Dg,HistoryLine:lm,Problem:Ag}});var jg={};ue(jg,{document:()=>QS});import*as ym from"zod";function QS(e){return{openapi:"3.1.0",info:{title:"Rinnalla",version:"1",description:"Requests for exp\
erience partners, from asking to a closed meeting. Instants are ISO 8601 with offset; those answered carry the offset of Europe/Helsinki.",license:{name:"EUPL-1\
.2",identifier:"EUPL-1.2"}},servers:[{url:e.publicUrl}],security:[{bearer:[]}],paths:{...ZS(),...JS},components:{securitySchemes:{bearer:{type:"http",scheme:"be\
arer"}},responses:{Problem:gm("Why not, as RFC 9457","application/problem+json",rp("Problem"))},schemas:rO()}}}function np(e,t,n){return{operationId:e,summary:t,
tags:["public"],security:[],responses:{200:gm(t,n,{})}}}function ZS(){let e={};for(let t of Qa)(e[`${Ii}${t.path}`]??={})[t.method]=XS(t);return e}function XS(e){
return{operationId:eO(e),summary:e.does,description:e.who==="coordinator"?"For coordinators.":"A worker reaches what is their own, a coordinator the whole tenan\
t.",tags:[e.path.split("/")[1]],...Og(e),...e.body&&{requestBody:{required:(Qu(e).required?.length??0)>0,...gm(void 0,"application/json",Qu(e))}},responses:{[e.
answers.status]:tO(e),...nO(e)}}}function eO({method:e,path:t}){return`${e}${t.replaceAll(/[{}]/g,"").replaceAll("/","-")}`}function tO({answers:{status:e,shape:t,
list:n}}){let r={type:"array",items:rp(t)},o={type:"object",required:["items"],properties:{items:r,next:{type:"string",description:"Absent where no more follow"}}},
i={ETag:{description:"The version, for If-Match",schema:{type:"string"}}};return{...gm(e===201?"Made":"Done","application/json",n?o:rp(t)),...!n&&{headers:i}}}function nO({
method:e,path:t,matches:n,body:r}){let o=[401,403,422,500,503];return t.includes("{id}")&&o.push(404),r&&o.push(400,413,415),e!=="get"&&o.push(409),n&&o.push(412),
Object.fromEntries(o.map(i=>[i,{$ref:"#/components/responses/Problem"}]))}function rO(){let e=ym.registry();for(let[n,r]of Object.entries($g))e.add(r,{id:n});let{
schemas:t}=ym.toJSONSchema(e,{uri:n=>`#/components/schemas/${n}`,io:"output"});return Object.fromEntries(Object.entries(t).map(([n,{$id:r,$schema:o,...i}])=>[n,
i]))}function gm(e,t,n){return{...e!==void 0&&{description:e},content:{[t]:{schema:n}}}}function rp(e){return{$ref:`#/components/schemas/${e}`}}var JS,zg=u(()=>{
"use strict";Gu();Eg();zo();Wg();JS={"/health":{get:np("health","Whether this answers","application/json")},"/openapi.json":{get:np("openapi","This document","a\
pplication/json")},"/docs":{get:np("docs","This document to read and try","text/html")}}});var op={};ue(op,{file:()=>sO,page:()=>aO});function aO(){return new Response(iO,{headers:{"content-type":"text/html; charset=utf-8"}})}async function sO(e){let t=await dO(
e);return t&&new Response(t.text,{headers:{"content-type":`${t.type}; charset=utf-8`,"cache-control":"public, max-age=86400",etag:`"${xt(t.text).slice(0,16)}"`}})}
async function dO(e){if(e==="start.js")return{text:oO,type:"text/javascript"};if(e==="swagger-ui.js"){let{default:n}=await import("swagger-ui-dist/swagger-ui-bundle.js",{with:{type:"\
text"}});return{text:n,type:"text/javascript"}}if(e!=="swagger-ui.css")return;let{default:t}=await import("swagger-ui-dist/swagger-ui.css",{with:{type:"text"}});
return{text:t,type:"text/css"}}var oO,iO,ip=u(()=>{"use strict";Kr();oO="window.onload=()=>{SwaggerUIBundle({url:'/openapi.json',dom_id:'#docs',deepLinking:true\
,validatorUrl:null})}",iO=`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rinnalla API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="docs"></div><noscript>The same as data: <a href="/openapi.json">openapi.json</a></noscript>
<script src="/docs/swagger-ui.js"></script><script src="/docs/start.js"></script></body>
</html>
`});var ke,ur=u(()=>{"use strict";ke={notFound:{title:"Sivua ei l\xF6ydy",text:"Tarkista osoite, tai palaa alkuun.",action:"Alkuun"},noSignIn:{title:"Kirjautuminen \
ei ole viel\xE4 k\xE4yt\xF6ss\xE4",text:"Kirjautumista ei ole otettu k\xE4ytt\xF6\xF6n t\xE4ss\xE4 palvelussa. Pyyd\xE4 yll\xE4pitoa ottamaan se k\xE4ytt\xF6\xF6n."},
unavailable:{title:"Palvelu ei juuri nyt vastaa",text:"Yrit\xE4 hetken p\xE4\xE4st\xE4 uudestaan. Mit\xE4\xE4n ei ole kadonnut.",action:"Yrit\xE4 uudestaan"},unexpected:{
title:"Jotain meni vikaan",text:"Vika on meiss\xE4. Yrit\xE4 uudestaan. Jos se toistuu, soita koordinaattorille.",reference:e=>`Kerro t\xE4m\xE4 tunniste: ${e}`},
tooLarge:{title:"L\xE4hetys oli liian suuri",text:"Lyhenn\xE4 teksti\xE4 ja l\xE4het\xE4 uudestaan."},badForm:{title:"Lomake ei tullut perille",text:"Palaa sivu\
lle ja l\xE4het\xE4 se uudestaan."},wrongOrigin:{title:"Lomake tuli v\xE4\xE4r\xE4st\xE4 paikasta",text:"Avaa sivu uudestaan ja l\xE4het\xE4 lomake siit\xE4."},
signedOut:{title:"Kirjaudu uudestaan",text:"Istuntosi p\xE4\xE4ttyi. Kirjaudu toisessa v\xE4lilehdess\xE4, palaa t\xE4h\xE4n ja lataa sivu uudestaan. Kirjoittamasi l\xE4htee silloin\
."},forbidden:{title:"Sinulla ei ole oikeutta t\xE4h\xE4n",text:"Pyyd\xE4 koordinaattoria tekem\xE4\xE4n t\xE4m\xE4."}}});var F,Ar=u(()=>{"use strict";F={title:"Ehtisitk\xF6?",hello:e=>`Hei ${e}!`,ask:"Ehtisitk\xF6? Kyll\xE4 tai ei, kumpikin auttaa.",askWhenSuits:"Ehtisitk\xF6? Aika s\
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
.`,stop:"Et halua kyselyit\xE4? Pid\xE4 tauko omalla sivullasi tai soita."}});var f,G=u(()=>{"use strict";zr();f={lang:"fi",dir:"ltr",service:"Rinnalla",title:e=>`${e} \u2013 Rinnalla`,skipToContent:"Siirry sis\xE4lt\xF6\xF6n",navigation:"\
Valikko",nav:{requests:"Omat pyynn\xF6t",allRequests:"Kaikki pyynn\xF6t",newRequest:"Uusi pyynt\xF6",queue:"Avoimet pyynn\xF6t",partners:"Kumppanit",meetings:"A\
jat",agreements:"Vaihesopimukset",signOut:"Kirjaudu ulos"},signedInAs:(e,t)=>`${e}, ${t}`,roles:{worker:"ty\xF6ntekij\xE4",coordinator:"koordinaattori",admin:"p\
\xE4\xE4k\xE4ytt\xE4j\xE4",partner:"kumppani",parent:"vanhempi",system:"Rinnalla"},yes:"Kyll\xE4",no:"Ei",none:"Ei mit\xE4\xE4n",unknown:"Ei tiedossa",optional:"\
(ei pakollinen)",save:"Tallenna",send:"L\xE4het\xE4",continue:"Jatka",back:"Takaisin",cancelEdit:"Palaa tallentamatta",open:"Avaa",more:"N\xE4yt\xE4 lis\xE4\xE4",
filter:"Rajaa",all:"Kaikki",call:"Soita",callPhone:e=>`Soita ${e}`,saved:"Tallennettu.",date:"P\xE4iv\xE4",dateHint:"Esimerkiksi 25.11.2026",time:"Aika",from:"A\
lkaa",to:"P\xE4\xE4ttyy",place:"Paikka",area:"Kunta",language:"Kieli",phase:"Vaihe",state:"Tilanne",owner:"Kenen vuoro",nextStep:"Seuraava askel",clock:"Viimeis\
t\xE4\xE4n",why:"Miksi",whenSuits:"Aika sovitaan yhdess\xE4",remote:"Et\xE4n\xE4",byPhone:"Puhelimitse",errorsTitle:"Tarkista viel\xE4 n\xE4m\xE4",errorsCount:e=>e===
1?"Yksi kohta kaipaa tarkistusta.":`${e} kohtaa kaipaa tarkistusta.`,errorPrefix:"Virhe:",hours:e=>Xe(e,"tunti","tuntia"),minutes:e=>Xe(e,"minuutti","minuuttia"),
days:e=>Xe(e,"p\xE4iv\xE4","p\xE4iv\xE4\xE4"),left:e=>`${e} j\xE4ljell\xE4`,passed:e=>`aika meni ${e} sitten`,noClock:"Ei m\xE4\xE4r\xE4aikaa",pick:"Valitse",toFront:"\
Etusivulle",help:"Kysytt\xE4v\xE4\xE4? Soita koordinaattorille:",helpWithoutPhone:"Kysytt\xE4v\xE4\xE4? Ota yhteys koordinaattoriin."}});import{Fragment as cO,jsx as Fe,jsxs as mo}from"hono/jsx/jsx-runtime";function ta(e){let{title:t,problem:n,phone:r,home:o,person:i,nav:a=[],current:s,children:d}=e;
return mo("html",{lang:f.lang,dir:f.dir,children:[mo("head",{children:[Fe("meta",{charset:"utf-8"}),Fe("meta",{name:"viewport",content:"width=device-width, init\
ial-scale=1"}),Fe("meta",{name:"robots",content:"noindex"}),Fe("meta",{name:"format-detection",content:"telephone=no"}),Fe("title",{children:`${n?`${f.errorPrefix}\
 `:""}${f.title(t)}`}),Fe("link",{rel:"icon",href:"data:,"}),Fe("link",{rel:"stylesheet",href:"/style.css",referrerpolicy:"no-referrer"})]}),mo("body",{children:[
Fe("a",{class:"skip",href:"#main",children:f.skipToContent}),mo("header",{class:"top",children:[mo("div",{class:"wide bar",children:[o?Fe("a",{class:"brand",href:o,
children:f.service}):Fe("span",{class:"brand",children:f.service}),i&&mo("form",{class:"who",method:"post",action:"/sign-out",children:[Fe("input",{type:"hidden",
name:"nonce",value:i.nonce}),Fe("span",{children:i.name}),Fe("button",{class:"second",children:f.nav.signOut})]})]}),a.length>0&&Fe("nav",{class:"wide","aria-la\
bel":f.navigation,children:Fe("ul",{children:a.map(({href:m,text:l})=>Fe("li",{children:Fe("a",{href:m,"aria-current":m===s?"page":void 0,children:l})}))})})]}),
mo("main",{id:"main",tabindex:-1,children:[Fe("h1",{children:t}),d]}),Fe("footer",{children:Fe("div",{class:"wide",children:Fe("p",{children:r?mo(cO,{children:[
f.help," ",Fe(na,{number:r})]}):f.helpWithoutPhone})})})]})]})}function na({number:e}){return Fe("a",{href:`tel:${e}`,children:pO(e)})}function pO(e){return e.replace(
/^\+358/,"0").replace(/^(\d{3})(\d{3})(\d{3,})$/,"$1 $2 $3")}var ra=u(()=>{"use strict";G()});import{jsx as km,jsxs as fO}from"hono/jsx/jsx-runtime";function wm({text:e,errorId:t,children:n,...r}){return fO(ta,{...r,children:[km("p",{children:e}),t&&km("\
p",{children:ke.unexpected.reference(t)}),n,r.home&&km("p",{children:km("a",{href:r.home,children:f.toFront})})]})}var sp=u(()=>{"use strict";G();ur();ra()});function bm(e){return Oa[e.refused]}function ot(e,t,n,r,o=[]){let i=new Map,a=({path:s})=>o.findIndex(d=>(r(s)?.name??s).startsWith(d));for(let{path:s,code:d}of n.
toSorted((m,l)=>a(m)-a(l))){let m=r(s),l=m?.name??s;i.has(l)||i.set(l,{label:m?.label??f.unknown,sentence:vl[d],onPage:m!==void 0})}return{prefix:e,form:t,problems:i}}
var vm,$n=u(()=>{"use strict";G();bl();Rs();ur();vm={title:ke.unavailable.title,todo:ke.unavailable.text}});import{jsx as Hg}from"hono/jsx/jsx-runtime";function Rm(e,{status:t=200,...n},r){return Bg(e,Hg(ta,{...n,children:r}),t)}function Wn(e,t,{title:n,text:r,phone:o,
errorId:i,children:a}){return Bg(e,Hg(wm,{title:n,text:r,phone:o,errorId:i,children:a}),t)}function Ke(e){let{title:t,next:n}=F.ended.unknown;return Wn(e,404,{title:t,
text:n})}async function Za(e){try{let t=await e();if(!c(t))return{value:t};let{refused:n,fields:r=[]}=t;return{failed:{status:Ur[n],refused:n,trouble:bm(t),fields:r}}}catch(t){
if(t instanceof be)return{failed:{status:503,trouble:vm,fields:[]}};throw t}}async function Xa(e){let t=await dm(e);return mm(t)?t.unread==="TOO_LARGE"?Wn(e,413,
oa(ke.tooLarge)):Wn(e,415,oa(ke.badForm)):t}function oa({title:e,text:t}){return{title:e,text:t}}function Bg(e,t,n){return e.html(`<!DOCTYPE html>${t.toString()}`,
n)}var ia=u(()=>{"use strict";Ar();ur();en();w();sp();ra();$n();Xi();Ra()});async function Vg(e,t){return yO.test(t)?e.directory.findLink(xt(t)):void 0}function bn(e,t){let{org:n,partnerId:r}=e.get("link"),o=t?.text("nonce"),i=t&&o?{key:Ji(
r,"post",e.req.path,o),fingerprint:xt(t.body)}:void 0;return Pt(e.get("ports"),n,{role:"partner",id:r},i)}function Gg(e,t="id"){let n=e.req.param(t);return n!==
void 0&&gO.test(n)?n:void 0}function Ir(e,t="m"){return`/${t}/${e.req.param("token")??""}`}var yO,gO,aa=u(()=>{"use strict";ao();Kr();am();yO=/^[A-Za-z0-9_-]{22}$/,
gO=/^[0-9A-Za-z._-]{1,100}$/});async function Yo(e,t){let n=await de(e,M(t),e.by.role==="partner"?{partners:[e.by.id],own:!1}:{});if(c(n))return n;let r=n.offers.find(i=>i.id===t);if(!r||e.by.
role==="partner"&&r.partnerId!==e.by.id)return p("NOT_FOUND");if(Na([r,n.request]))throw new be("newer-version");let o=n.meetings.find(i=>i.partnerId===r.partnerId&&
i.state==="scheduled"&&(!r.slot||i.createdAt>=(r.answeredAt??i.createdAt)));return{offer:r,request:n.request,card:J(n.cards,r.partnerId),tenant:n.tenant,...o&&{
meeting:o}}}var Sm=u(()=>{"use strict";Bs();en();w();fe();Pe()});var X,an=u(()=>{"use strict";X={urgency:{routine:"Ei kiirett\xE4",soon:"Pian",urgent:"Kiireellinen"},urgencyHint:{routine:"Kysymme yhdelt\xE4 kerrallaan.",soon:"\
Kysymme kahdelta yht\xE4 aikaa, vastaus vuorokaudessa.",urgent:"Kysymme kolmelta yht\xE4 aikaa, vastaus muutamassa tunnissa."},mode:{"in-person":"Paikan p\xE4\xE4ll\xE4",
remote:"Et\xE4n\xE4 videolla",phone:"Puhelimitse"},outcome:{held:"Toteutui","no-show-parent":"Ei toteutunut: perhe ei p\xE4\xE4ssyt","no-show-partner":"Ei toteu\
tunut: kumppani ei p\xE4\xE4ssyt","no-show-worker":"Ei toteutunut: ty\xF6ntekij\xE4 ei p\xE4\xE4ssyt"},closing:{fulfilled:"Tuki toteutui",failed:"Tuki ei toteut\
unut",withdrawn:"Pyynt\xF6 peruttiin","no-capacity":"Ket\xE4\xE4n ei l\xF6ytynyt",irrelevant:"Ei ole en\xE4\xE4 ajankohtainen"},confirm:{"ask-me":"Kysyk\xE4\xE4 minul\
ta ensin","pre-approved":"Ensimm\xE4inen, joka p\xE4\xE4see, sopii"},choice:{first:"Ensimm\xE4inen, joka p\xE4\xE4see",family:"Perhe valitsee esittelyist\xE4"},
gender:{any:"Ei v\xE4li\xE4",woman:"Nainen",man:"Mies"},level:{some:"jonkin verran",good:"hyvin",native:"\xE4idinkieli"},free:{free:"vapaa",unknown:"ei tiedossa\
, kysyt\xE4\xE4n",busy:"varattu"}}});function jt(e=""){return{prefix:e,form:fg,problems:hO}}function me(e,t){return t?.prefix===e?t:jt(e)}function Gt(e,t){return(e.prefix?`${e.prefix}-${t}`:t).replaceAll(
".","-")}function lo(e,t,n){return[n&&`${e}-problem`,t&&`${e}-hint`].filter(Boolean).join(" ")||void 0}var hO,Ue=u(()=>{"use strict";Xi();hO=new Map});import{jsx as uo,jsxs as wO}from"hono/jsx/jsx-runtime";function lt({view:e,trouble:t}){let n=e?[...e.problems]:[];return n.length===0&&!t?null:wO("div",{class:"\
summary",role:"alert",tabindex:-1,autofocus:!0,children:[uo("h2",{children:n.length>0?f.errorsTitle:t?.title}),n.length===0&&uo("p",{children:t?.todo}),e&&n.length>
0&&uo("ul",{children:n.map(([r,{label:o,sentence:i,onPage:a}])=>uo("li",{children:a?uo("a",{href:`#${Gt(e,r)}`,children:kO(o,i)}):i}))})]})}function kO(e,t){return e.
endsWith("?")?`${e} ${t}`:`${e}: ${t}`}function ut({text:e}){return e?uo("div",{class:"notice good",role:"status",children:uo("p",{children:e})}):null}function Yg({
nonce:e}){return uo("input",{type:"hidden",name:"nonce",value:e})}var sn=u(()=>{"use strict";G();Ue()});import{jsx as Om,jsxs as Qg}from"hono/jsx/jsx-runtime";function N({action:e,nonce:t,children:n,class:r}){return Qg("form",{method:"post",action:e,novalidate:!0,
class:r,children:[Om(Yg,{nonce:t}),n]})}function P({children:e,name:t,value:n,kind:r}){return Om("p",{children:Om("button",{class:r,name:t,value:n,children:e})})}
function Ee({title:e,open:t,children:n}){return Qg("details",{open:t,children:[Om("summary",{children:e}),n]})}var kt=u(()=>{"use strict";sn()});import{Fragment as vO,jsx as Em,jsxs as Jg}from"hono/jsx/jsx-runtime";function es({view:e,name:t,initial:n}){return e.form.body===""?n??"":e.form.text(t)}function xm({
id:e,hint:t,problem:n}){return Jg(vO,{children:[t&&Em("p",{class:"hint",id:`${e}-hint`,children:t}),n&&Em("p",{class:"problem",id:`${e}-problem`,children:n})]})}
function ts({view:e,name:t,label:n,hint:r,children:o}){let i=Gt(e,t),a=e.problems.get(t)?.sentence;return Jg("div",{class:a?"field wrong":"field",children:[Em("\
label",{for:i,children:n}),Em(xm,{id:i,hint:r,problem:a}),o]})}var dp=u(()=>{"use strict";Ue()});import{Fragment as bO,jsx as Yt,jsxs as sa}from"hono/jsx/jsx-runtime";function ne(e){let{view:t,name:n,hint:r,options:o,empty:i}=e,a=Gt(t,n),s=t.problems.get(n)?.
sentence,d=es(e);return Yt(ts,{...e,children:sa("select",{id:a,name:n,"aria-describedby":lo(a,r,s),"aria-invalid":s?"true":void 0,children:[i!==void 0&&Yt("opti\
on",{value:"",children:i}),o.map(({value:m,text:l})=>Yt("option",{value:m,selected:m===d,children:l}))]})})}function Qo({view:e,name:t,legend:n,hint:r,children:o}){
let i=Gt(e,t),a=e.problems.get(t)?.sentence;return sa("fieldset",{class:a?"wrong":void 0,"aria-describedby":lo(i,r,a),children:[Yt("legend",{children:n}),Yt(xm,
{id:i,hint:r,problem:a}),o]})}function wt({view:e,name:t,legend:n,hint:r,options:o,initial:i}){return Yt(Qo,{view:e,name:t,legend:n,hint:r,children:Yt(Rn,{type:"\
radio",view:e,name:t,options:o,initial:i})})}function dn({view:e,name:t,legend:n,hint:r,options:o,initial:i}){return Yt(Qo,{view:e,name:t,legend:n,hint:r,children:Yt(
"div",{class:"ticks",children:Yt(Rn,{type:"checkbox",view:e,name:t,options:o,initial:i})})})}function Qe({view:e,name:t,label:n,hint:r,initial:o}){let i=e.problems.
get(t)?.sentence;return sa("div",{class:i?"field wrong":"field",children:[Yt(xm,{id:Gt(e,t),problem:i}),Yt(Rn,{type:"checkbox",view:e,name:t,options:[{value:"ye\
s",text:n,hint:r}],initial:o?["yes"]:[]})]})}function Rn({type:e,view:t,name:n,options:r,initial:o=[],from:i=0}){let a=t.form.body===""?o:t.form.all(n),s=Gt(t,n);
return Yt(bO,{children:r.map(({value:d,text:m,hint:l,lang:y},g)=>{let T=i+g===0?s:`${s}-${i+g}`;return sa("div",{class:"tick",children:[Yt("input",{type:e,id:T,
name:n,value:d,checked:a.includes(d),"aria-describedby":l?`${T}-more`:void 0}),sa("label",{for:T,lang:y,children:[m,l&&sa("span",{class:"hint",id:`${T}-more`,children:[
" ",l]})]})]})})})}var vt=u(()=>{"use strict";Ue();dp()});import{jsx as Tm}from"hono/jsx/jsx-runtime";function $(e){let{view:t,name:n,hint:r,type:o="text",autocomplete:i="off",numeric:a,short:s}=e,d=Gt(t,n),m=t.problems.
get(n)?.sentence;return Tm(ts,{...e,children:Tm("input",{id:d,name:n,type:o,value:es(e),class:s||o==="date"?"short":void 0,autocomplete:i,inputmode:a?"numeric":
void 0,"aria-describedby":lo(d,r,m),"aria-invalid":m?"true":void 0})})}function Pm(e){let{view:t,name:n,hint:r}=e,o=Gt(t,n),i=t.problems.get(n)?.sentence;return Tm(
ts,{...e,children:Tm("textarea",{id:o,name:n,rows:4,dir:"auto","aria-describedby":lo(o,r,i),"aria-invalid":i?"true":void 0,children:es(e)})})}var Qt=u(()=>{"use\
 strict";Ue();dp()});import{jsx as da,jsxs as Xg}from"hono/jsx/jsx-runtime";function Sn({view:e,name:t,legend:n,hint:r,words:o,initial:i}){let a=Gt(e,t);return Xg("fieldset",{class:"\
box","aria-describedby":lo(a,r,void 0),children:[da("legend",{children:n}),r&&da("p",{class:"hint",id:`${a}-hint`,children:r}),Xg("div",{class:"row",children:[da(
$,{view:e,name:`${t}.date`,label:o.date,type:"date",initial:i?.date}),da(ns,{view:e,name:`${t}.from`,label:o.from,empty:o.pick,initial:i?.from}),da(ns,{view:e,name:`${t}\
.to`,label:o.to,empty:o.pick,initial:i?.to})]})]})}function ns({view:e,name:t,label:n,empty:r,initial:o,half:i}){let a=i?SO:eh,d=!o||a.some(({value:m})=>m===o)?
a:[...a,th(o)].toSorted((m,l)=>m.value<l.value?-1:1);return da(ne,{view:e,name:t,label:n,options:d,empty:r,initial:o})}function th(e){return{value:e,text:e.replace(
":",".").replace(/^0/,"")}}function Zg(e){return String(e).padStart(2,"0")}var RO,eh,SO,Jo=u(()=>{"use strict";Ue();vt();Qt();RO=Array.from({length:96},(e,t)=>{
let n=(t+24)%96*15;return`${Zg(Math.floor(n/60))}:${Zg(n%60)}`}),eh=RO.map(th),SO=eh.filter(({value:e})=>/:[03]0$/.test(e))});function bt(e,t){return e.areas.find(n=>n.code===t)?.names.fi??t}function po(e){return e.map(t=>Do[t].names.fi).join(", ")}function ma(e){return e.map(t=>Ws[t].
names.fi).join(", ")}function Cr(e){return e.charAt(0).toLocaleUpperCase("fi")+e.slice(1)}var I,Nm,Am,xe=u(()=>{"use strict";vs();ci();An();Mo();kn();I=di("fi");
Nm=e=>ct[e].names.fi,Am=e=>Es[e].names.fi});var k,pr=u(()=>{"use strict";k={title:"Uusi pyynt\xF6",intro:"Nelj\xE4 kysymyst\xE4 riitt\xE4\xE4. \xC4l\xE4 kirjoita nimi\xE4, henkil\xF6tunnuksia tai osoitteita.",
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
ta kumppaneilta heti. Saat viestin, kun joku p\xE4\xE4see.",defaults:{duration:120,seats:1}}});import{Fragment as OO,jsx as nh}from"hono/jsx/jsx-runtime";function Zo({view:e,count:t,from:n=0}){return nh(OO,{children:Array.from({length:t-n},(r,o)=>o+n).map(
r=>nh(Sn,{view:e,name:`windows.${r}`,legend:k.window(r+1),words:jn}))})}var jn,Fr=u(()=>{"use strict";G();pr();Jo();jn={date:f.date,from:f.from,to:f.to,pick:f.pick}});import{jsx as rs,jsxs as EO}from"hono/jsx/jsx-runtime";function Im({view:e,offer:t,legend:n}){let r=t.slots.length===0?[{value:"accept:later",text:F.acceptWhenSuits}]:
t.slots.map(a=>({value:`accept:${a.start}`,text:F.accept(I.full(a))})),o=t.slots[0],i=o&&{date:q(o.start),from:yn(o.start),to:yn(o.end)};return EO(Qo,{view:e,name:"\
answer",legend:n,children:[rs(Rn,{type:"radio",view:e,name:"answer",options:r}),rs(Rn,{type:"radio",view:e,name:"answer",options:[{value:"other-time",text:F.otherTime}],
from:r.length}),rs("div",{class:"reveal",children:rs(Sn,{view:e,name:"other",legend:F.otherTimeHint,words:jn,initial:i})}),rs(Rn,{type:"radio",view:e,name:"answ\
er",options:[{value:"decline",text:F.decline}],from:r.length+1})]})}var mp=u(()=>{"use strict";Ar();oe();vt();Jo();xe();Fr()});import{Fragment as xO,jsx as lp,jsxs as TO}from"hono/jsx/jsx-runtime";function Jt({facts:e}){return lp("dl",{class:"facts",children:e.map(t=>t&&TO(xO,{children:[
lp("dt",{children:t[0]}),lp("dd",{children:t[1]})]}))})}var co=u(()=>{"use strict"});function os(e,t,n){return e.state==="accepted"?t.taken.some(r=>r.offerId===e.id&&r.state==="confirmed")?"agreed":"held":e.state==="withdrawn"?e.endedFor==="take\
n"?"taken":"withdrawn":e.state!=="sent"?e.state:n>=e.answerBy?"expired":e.counter?"proposed":"open"}function rh(e,t,n){let r=os(e,t,n);return r==="open"?F.title:
r==="proposed"?F.otherTimeSent.title:r==="held"?F.accepted.title:r==="agreed"?F.agreed.title:r==="declined"?F.declined.title:F.ended[r].title}var Cm=u(()=>{"use\
 strict";Ar()});import{Fragment as Xo,jsx as H,jsxs as Lr}from"hono/jsx/jsx-runtime";function oh(e){let{view:t,now:n,sent:r,done:o}=e,i=os(t.offer,t.request,n);return Lr(Xo,{children:[
H(lt,{view:r?.view,trouble:r?.trouble}),H(ut,{text:o}),i==="open"?H(PO,{...e}):i==="proposed"?H("p",{children:F.otherTimeSent.next(t.offer.counter?I.full(t.offer.
counter):"")}):i==="held"?H(AO,{...e}):i==="agreed"?H(IO,{...e}):i==="declined"?H(CO,{...e}):H("p",{children:F.ended[i].next})]})}function PO({view:{offer:e,request:t,
card:n,tenant:r},home:o,nonce:i,sent:a}){return Lr(Xo,{children:[H("p",{children:F.hello(n.firstName)}),H("p",{children:e.slots.length>0?F.ask:F.askWhenSuits}),
H(Jt,{facts:[e.slots.length>0&&[f.time,H(NO,{offer:e})],[F.where,bt(r,t.area)],[F.how,X.mode[t.mode]],[F.language,ma(t.languages)],[F.duration,I.duration(t.durationMinutes)]]}),
H("p",{children:F.details}),H("p",{children:H("strong",{children:F.answerBy(I.fullDeadline(e.answerBy))})}),Lr(N,{action:o,nonce:i,children:[H(Im,{view:a?.view??
jt(),offer:e,legend:F.question}),H("p",{class:"hint",children:F.knowHint}),H(P,{children:F.submit})]}),H("p",{class:"quiet",children:F.stop})]})}function NO({offer:e}){
return H(Xo,{children:e.slots.map((t,n)=>Lr(Xo,{children:[n>0&&H("br",{}),H("time",{datetime:t.start,children:I.full(t)})]}))})}function AO({view:{offer:e,tenant:t}}){
return Lr(Xo,{children:[e.slot&&H("p",{children:F.accepted.held(I.full(e.slot))}),H("p",{children:F.accepted.next}),H(ih,{phone:t.settings.coordinatorPhone})]})}
function IO({view:{offer:e,meeting:t,tenant:n},home:r,own:o}){let i=t??e.slot;return Lr(Xo,{children:[H("p",{children:i?F.agreed.at(I.full(i)):F.agreed.whenSuits}),
t?.place&&H("p",{children:H("bdi",{children:F.agreed.place(t.place)})}),t&&H("p",{children:H("a",{class:"button",href:`${r}/calendar.ics`,children:F.agreed.calendar})}),
o&&H("p",{children:H("a",{href:o,children:F.agreed.toOwn})}),H(ih,{phone:n.settings.coordinatorPhone})]})}function CO({view:{tenant:e,card:t},home:n,nonce:r}){return Lr(
Xo,{children:[H("p",{children:F.declined.next}),t.state==="active"&&H(N,{action:`${n}/pause`,nonce:r,children:H(P,{kind:"second",children:F.declined.pause})}),Lr(
"p",{children:[F.declined.call," ",H(na,{number:e.settings.coordinatorPhone})]})]})}function ih({phone:e}){return Lr("p",{children:[F.obstacle," ",H(na,{number:e})]})}
var ah=u(()=>{"use strict";an();G();Ar();kt();mp();co();Ue();xe();ra();sn();Cm()});import{jsx as LO}from"hono/jsx/jsx-runtime";function Fm(e){let{purpose:t,subject:n}=e.get("link");return t==="offer"&&n?.sk.startsWith("OFFER#")?n.sk.slice(6):void 0}
async function sh(e){let t=Fm(e);return t?Lm(e,t):Ke(e)}async function Lm(e,t,n,r){let o=bn(e),i=await Yo(o,t);return c(i)?Ke(e):qm(e,i,n,r)}function qm(e,t,n,r){
let{now:o}=bn(e),{coordinatorPhone:i}=t.tenant.settings,a=n&&(n.status===422||n.status===503||n.refused==="BUSY"||n.refused==="SLOT_NO_LONGER_FREE");if(n&&!a)return Wn(
e,n.status,{title:n.trouble.title,text:n.trouble.todo,phone:i});let s=e.req.query("done")==="paused"?F.declined.pauseNoted:void 0;return Rm(e,{title:rh(t.offer,
t.request,o),phone:i,status:n?.status,problem:n!==void 0},LO(oh,{view:t,home:Ir(e,"o"),own:FO(e,t.offer),nonce:e.get("nonce"),now:o,sent:r,done:s}))}function FO(e,t){
return t.state==="accepted"?Ir(e,"m"):void 0}var up=u(()=>{"use strict";Ar();Sm();w();ah();Cm();ia();aa()});function cr(e,t={}){let n={[`${e}.date`]:["date",f.date],[`${e}.from`]:["from",f.from],[`${e}.to`]:["to",f.to],start:["from",f.from],end:["to",f.to]};return r=>{
let o=n[r];return o?{name:`${e}.${o[0]}`,label:o[1]}:zn(t)(r)}}var On,zn,la=u(()=>{"use strict";G();On=()=>{},zn=e=>t=>{let n=t.split(".")[0]??t;return e[n]===void 0?
void 0:{name:n,label:e[n]}}});function Je(e,t){let n=e.text(t),r=/^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(n);if(!r)return n;let[,o="",i="",a=""]=r;return`${a}-${i.padStart(2,"0")}-${o.padStart(
2,"0")}`}function En(e,t){let[n,r,o]=[Je(e,`${t}.date`),e.text(`${t}.from`),e.text(`${t}.to`)];if(!n&&!r&&!o)return{empty:!0};let i=dh(n,r,`${t}.date`,`${t}.fro\
m`),a=dh(n,o,`${t}.date`,`${t}.to`),s=[...i.fields,...a.fields.filter(({path:d})=>d!==`${t}.date`)];return s.length>0?{fields:s}:{window:{start:i.instant,end:a.
instant}}}function dh(e,t,n,r){let o=(s,d)=>({path:s,code:d}),i=[];if(e?Ge(e)||i.push(o(n,"NOT_A_DATE")):i.push(o(n,"REQUIRED")),t?yi(t)||i.push(o(r,"NOT_A_TIME")):
i.push(o(r,"REQUIRED")),i.length>0)return{instant:"",fields:i};let a=Ea(e,t);return"problem"in a?{instant:"",fields:[o(r,"TIME_DOES_NOT_EXIST")]}:{instant:a.instant,
fields:i}}var fr=u(()=>{"use strict";oe()});function Mm(e){let t=e.text("answer");if(t==="decline")return{kind:"decline"};if(t==="accept:later")return{kind:"accept"};if(t==="other-time")return qO(e);if(!t.
startsWith("accept:"))return p("NO_ANSWER_CHOSEN",{fields:[pp("answer","REQUIRED")]});let n=Rr(t.slice(7));return n?{kind:"accept",start:n}:p("SLOT_NOT_OFFERED",
{fields:[pp("answer","UNKNOWN_VALUE")]})}function qO(e){let t=En(e,"other");return"window"in t?{kind:"other-time",...t.window}:p("INVALID",{fields:"fields"in t?
t.fields:[pp("other.date","REQUIRED")]})}function pp(e,t){return{path:e,code:t}}var cp=u(()=>{"use strict";w();V();fr()});var mh={};ue(mh,{answer:()=>MO,pause:()=>_O});async function MO(e){let t=Fm(e);if(!t)return Ke(e);let n=await Xa(e);if(n instanceof Response)return n;let r=await Za(
()=>DO(bn(e),t,Mm(n)));if("value"in r)return qm(e,r.value);let o=ot("",n,r.failed.fields,cr("other",{answer:F.question}));return Lm(e,t,r.failed,{view:o,trouble:r.
failed.trouble})}async function DO(e,t,n){if(c(n))return n;let[r,o,i]=await Promise.all([_a(e,t,n),j(e),vn(e,e.by.id)]);if(c(r))return r;let{offer:a,request:s}=r,
d=i&&{offer:a,request:s,card:i,tenant:o};return d&&os(a,s,e.now)!=="agreed"?d:Yo(e,t)}async function _O(e){let t=Fm(e);if(!t)return Ke(e);let n=await Xa(e);if(n instanceof
Response)return n;let r=bn(e,n),o=await Yo(r,t);if(c(o))return Ke(e);if(o.offer.state!=="declined")return qm(e,o);let i=ye(q(r.now),14),a=await Za(()=>ar(r,r.by.
id,{until:i}));return"value"in a?e.redirect(`${Ir(e,"o")}?done=paused`,303):Lm(e,t,a.failed,{view:ot("",n,[],On),trouble:a.failed.trouble})}var lh=u(()=>{"use s\
trict";Ar();Ed();Sm();Bo();Ua();w();Ve();oe();Cm();la();$n();cp();ia();aa();up()});var fp={};ue(fp,{ofMeeting:()=>$O,ofOffer:()=>WO});async function $O(e){let t=(e.req.param("file")??"").replace(/\.ics$/,"");if(!/^[0-9A-Za-z._-]{1,100}$/.test(
t))return Ke(e);let n=bn(e),[r,o]=await Promise.all([sd(n,t),j(n)]);return c(r)?Ke(e):uh(e,r,o)}async function WO(e){let{purpose:t,subject:n}=e.get("link");if(t!==
"offer"||!n)return Ke(e);let r=await Yo(bn(e),n.sk.slice(6));return c(r)||!r.meeting?Ke(e):uh(e,r.meeting,r.tenant)}function uh(e,t,n){let r=n.areas.find(({code:i})=>i===
t.area)?.names.fi??"",o=gl({uid:t.id,sequence:t.invite,method:t.state==="cancelled"?"CANCEL":"PUBLISH",window:t,title:No.calendarTitle,where:To(t,{area:r},{remote:No.
remoteTitle,phone:No.byPhoneTitle}),at:t.createdAt,language:"fi",organizer:{name:n.settings.senderName,email:`ei-vastausta@${new URL(e.get("settings").linkUrl).
hostname}`}});return e.body(o,200,{"content-type":"text/calendar; charset=utf-8","content-disposition":'attachment; filename="aika.ics"'})}var yp=u(()=>{"use st\
rict";cl();hl();wa();dd();Sm();w();Ve();ia();aa()});var Y,ua=u(()=>{"use strict";Y={title:"Omat aikasi",hello:e=>`Hei ${e}!`,questions:"Kyselyt, joihin odotamme vastausta",noQuestions:"Ei avoimia kyselyit\xE4.",answer:"\
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
uusin viestimme tai soita."}});async function ph({store:e,by:t},n){if(t.id!==n&&!W(t))return p(t.role==="partner"?"LINK_UNKNOWN":"FORBIDDEN");let[r,o]=await Promise.all([e.get(v.card(e.org,n)),
e.get(v.diary(e.org,n))]);if(!r||!o||r.state==="exited")return p("LINK_UNKNOWN");let[i,a]=await Promise.all([Promise.all(o.bookings.map(({requestId:s,meetingId:d})=>e.
get(v.meeting(e.org,s,d)))),Promise.all(o.holds.map(({offerId:s})=>e.get(v.offer(e.org,M(s),s))))]);return{card:r,meetings:i.filter(s=>s!==void 0&&s.partnerId===
n).map(s=>s).toSorted((s,d)=>s.start<d.start?-1:1),offers:a.filter(s=>s!==void 0&&s.partnerId===n&&s.state==="sent")}}var ch=u(()=>{"use strict";Pe();ce();C();w()});var U,ei=u(()=>{"use strict";U={title:"Milloin sopii",intro:"Merkitse viikon ajat, jolloin yleens\xE4 ehdit. Jos j\xE4t\xE4t tyhj\xE4ksi, kysymme silti.",weekly:"\
Joka viikko",days:["maanantai","tiistai","keskiviikko","torstai","perjantai","lauantai","sunnuntai"],from:"Alkaen",to:"Asti",validFrom:"Voimassa alkaen",validTo:"\
Voimassa asti",extra:"N\xE4in\xE4 aikoina ehdin lis\xE4ksi",away:"N\xE4in\xE4 aikoina en p\xE4\xE4se",day:"Viikonp\xE4iv\xE4",row:e=>`Viikkoaika ${e}`,awayRow:e=>`\
Poissa ${e}`,extraRow:e=>`Lis\xE4aika ${e}`,firstDay:"Ensimm\xE4inen p\xE4iv\xE4",lastDay:"Viimeinen p\xE4iv\xE4",addRow:"Lis\xE4\xE4 rivi",remove:"Poista",change:"\
Muuta aikojasi",save:"Tallenna ajat",saved:"Ajat on tallennettu.",none:"Aikoja ei ole merkitty. Kysymme, kun sopivaa tulee.",problems:{BAD_DAY:"Valitse viikonp\xE4\
iv\xE4.",BAD_TIME:"Kirjoita kellonaika n\xE4in: 13.30.",EMPTY_WINDOW:"Alku ja loppu ovat samat. Tarkista kellonajat.",BAD_DATE:"Kirjoita p\xE4iv\xE4 n\xE4in: 25.11.2026.",
VALIDITY_REVERSED:"Loppup\xE4iv\xE4 on ennen alkup\xE4iv\xE4\xE4. Tarkista.",BAD_INSTANT:"Tarkista p\xE4iv\xE4 ja kellonaika.",END_BEFORE_START:"Loppu on ennen \
alkua. Tarkista kellonajat."}}});import{Fragment as kp,jsx as Le,jsxs as fo}from"hono/jsx/jsx-runtime";function Dm({view:e,availability:t,now:n,dated:r}){let o=t.away.filter(({end:a})=>a>n),i=t.
extra.filter(({end:a})=>a>n);return fo(kp,{children:[Le("p",{children:U.intro}),Le("h3",{children:U.weekly}),hp(t.weekly.length+gp.weekly,a=>Le(zO,{view:e,n:a,row:t.
weekly[a],dated:r??!1})),Le("h3",{children:U.away}),hp(o.length+gp.away,a=>Le(KO,{view:e,n:a,row:o[a]})),Le("h3",{children:U.extra}),hp(i.length+gp.extra,a=>Le(
UO,{view:e,n:a,row:i[a]}))]})}function zO({view:e,n:t,row:n,dated:r}){let o=`weekly.${t}`;return fo("fieldset",{class:"box",children:[Le("legend",{children:U.row(
t+1)}),fo("div",{class:"row",children:[Le(ne,{view:e,name:`${o}.day`,label:U.day,options:jO,empty:f.pick,initial:n&&String(n.day)}),Le(ns,{view:e,name:`${o}.fro\
m`,label:U.from,empty:f.pick,initial:n?.from,half:!0}),Le(ns,{view:e,name:`${o}.to`,label:U.to,empty:f.pick,initial:n?.to,half:!0})]}),r?fo("div",{class:"row",children:[
Le($,{view:e,name:`${o}.validFrom`,type:"date",label:U.validFrom,initial:n?.validFrom}),Le($,{view:e,name:`${o}.validTo`,type:"date",label:U.validTo,initial:n?.
validTo})]}):fo(kp,{children:[Le("input",{type:"hidden",name:`${o}.validFrom`,value:n?.validFrom??""}),Le("input",{type:"hidden",name:`${o}.validTo`,value:n?.validTo??
""})]}),n&&Le(Qe,{view:e,name:`${o}.remove`,label:U.remove})]})}function KO({view:e,n:t,row:n}){let r=`away.${t}`;return fo("fieldset",{class:"box",children:[Le(
"legend",{children:U.awayRow(t+1)}),n&&Le("input",{type:"hidden",name:`${r}.was`,value:`${n.start}/${n.end}`}),fo("div",{class:"row",children:[Le($,{view:e,name:`${r}\
.from`,type:"date",label:U.firstDay,initial:n&&q(n.start)}),Le($,{view:e,name:`${r}.to`,type:"date",label:U.lastDay,initial:n&&BO(n.end)})]}),n&&Le(Qe,{view:e,name:`${r}\
.remove`,label:U.remove})]})}function UO({view:e,n:t,row:n}){let r=n&&{date:q(n.start),from:yn(n.start),to:yn(n.end)};return fo(kp,{children:[Le(Sn,{view:e,name:`\
extra.${t}`,legend:U.extraRow(t+1),words:jn,initial:r}),n&&Le(Qe,{view:e,name:`extra.${t}.remove`,label:U.remove})]})}function BO(e){return q(b(e,-1))}function hp(e,t){
return Array.from({length:e},(n,r)=>t(r))}var gp,jO,wp=u(()=>{"use strict";ei();G();oe();V();vt();Qt();Jo();xe();Fr();gp={weekly:3,extra:1,away:2};jO=U.days.map(
(e,t)=>({value:String(t+1),text:Cr(e)}))});function Be(e){return e.form.body!==""}var qr=u(()=>{"use strict"});import{jsx as qe,jsxs as is}from"hono/jsx/jsx-runtime";function fh(e){let{meeting:t,area:n,home:r,now:o}=e,i=t.state==="scheduled"&&t.start>o;return is("li",{class:"\
card",id:t.id,children:[qe("h3",{children:qe("time",{datetime:t.start,children:I.full(t)})}),qe("p",{children:[X.mode[t.mode],t.mode==="in-person"&&n].filter(Boolean).
join(", ")}),t.mode==="in-person"&&qe("p",{children:qe("bdi",{children:t.place?Y.place(t.place):Y.noPlaceYet})}),qe("p",{children:qe("a",{href:`${r}/${t.id}.ics`,
children:Y.calendar})}),t.proposal&&qe(HO,{...e}),i&&qe(VO,{...e}),i&&qe(GO,{...e}),qe(YO,{...e})]})}function HO({meeting:e,home:t,nonce:n,sent:r}){let{move:o}=Y,
{proposal:i}=e;if(!i)return null;if(i.by==="partner")return qe("p",{children:o.waiting(I.full(i))});let a=me(`move-answer-${e.id}`,r?.view),s=[{value:"yes",text:o.
yes},{value:"no",text:o.no}];return is(N,{action:`${t}/meetings/${e.id}/move-answer`,nonce:n,children:[qe(wt,{view:a,name:"agree",legend:o.asked(I.full(i)),options:s}),
qe(P,{children:o.submit})]})}function VO({meeting:e,home:t,nonce:n,sent:r}){let o=me(`move-${e.id}`,r?.view),i={date:q(e.start),from:yn(e.start),to:yn(e.end)};return qe(
Ee,{title:Y.move.propose,open:Be(o),children:is(N,{action:`${t}/meetings/${e.id}/move`,nonce:n,children:[qe(Sn,{view:o,name:"move",legend:Y.move.propose,words:jn,
initial:i}),qe(P,{children:Y.move.propose})]})})}function GO({meeting:e,home:t,nonce:n}){return is(Ee,{title:Y.cancel.action,children:[qe("p",{children:Y.cancel.
hint}),qe(N,{action:`${t}/meetings/${e.id}/cancel`,nonce:n,children:qe(P,{kind:"grave",children:Y.cancel.submit})})]})}function YO({meeting:e,home:t,nonce:n}){return is(
Ee,{title:Y.leave.action,children:[qe("p",{children:Y.leave.hint}),qe(N,{action:`${t}/requests/${e.requestId}/leave`,nonce:n,children:qe(P,{kind:"grave",children:Y.
leave.submit})})]})}var yh=u(()=>{"use strict";an();ua();oe();kt();vt();Jo();Ue();xe();Fr();qr()});import{Fragment as hh,jsx as we,jsxs as Mr}from"hono/jsx/jsx-runtime";function gh(e){let{own:t,tenant:n,sent:r,done:o}=e;return Mr(hh,{children:[we(lt,{view:r?.
view,trouble:r?.trouble}),we(ut,{text:o}),we("p",{children:Y.hello(t.card.firstName)}),we(QO,{...e}),Mr("section",{"aria-labelledby":"meetings",children:[we("h2",
{id:"meetings",children:Y.meetings}),t.meetings.length===0&&we("p",{children:Y.noMeetings}),we("ul",{class:"cards",children:t.meetings.map(i=>we(fh,{meeting:i,area:bt(
n,i.area),...e}))})]}),we(JO,{...e}),we(ZO,{...e})]})}function QO({own:{offers:e}}){return e.length===0?null:Mr("section",{"aria-labelledby":"questions",children:[
we("h2",{id:"questions",children:Y.questions}),we("ul",{children:e.map(({slots:t,answerBy:n})=>we("li",{children:[...t.map(r=>I.full(r)),Y.answerBy(I.fullDeadline(
n))].join("; ")}))}),we("p",{children:Y.answerHint})]})}function JO({own:{card:e},home:t,nonce:n,now:r,sent:o}){let i=me("availability",o?.view);return Mr("sect\
ion",{"aria-labelledby":"availability",children:[we("h2",{id:"availability",children:U.title}),we(Ee,{title:U.change,open:Be(i),children:Mr(N,{action:`${t}/avai\
lability`,nonce:n,children:[we(Dm,{view:i,availability:e.availability,now:r}),we(P,{children:U.save})]})})]})}function ZO({own:{card:e},home:t,nonce:n,sent:r}){
let{pause:o}=Y,i=me("pause",r?.view),a=[{value:"two-weeks",text:o.twoWeeks},{value:"until",text:o.until},{value:"open",text:o.open}];return e.state!=="active"&&
e.state!=="paused"?null:Mr("section",{"aria-labelledby":"pause",children:[we("h2",{id:"pause",children:o.title}),e.state==="paused"?Mr(hh,{children:[we("p",{children:e.
pausedUntil?o.on(I.fullDeadline(e.pausedUntil)):o.onOpen}),we(N,{action:`${t}/resume`,nonce:n,children:we(P,{children:o.end})})]}):Mr(Ee,{title:o.start,open:Be(
i),children:[we("p",{children:o.intro}),we("p",{children:o.keepMeetings}),Mr(N,{action:`${t}/pause`,nonce:n,children:[we(wt,{view:i,name:"how",legend:o.howLong,
options:a}),we($,{view:i,name:"until",type:"date",label:o.until}),we(P,{kind:"second",children:o.start})]})]})]})}var kh=u(()=>{"use strict";ei();ua();kt();vt();
Qt();Ue();xe();wp();sn();qr();yh()});var wh,vh=u(()=>{"use strict";ei();ua();wh={agreed:Y.move.agreed,"move-declined":Y.move.declined,proposed:Y.move.proposed,cancelled:Y.cancel.done,left:Y.leave.done,
availability:U.saved,paused:Y.pause.started,resumed:Y.pause.ended}});function _m(e,t){return n=>{let r=/^(weekly|extra|away)\.(\d+)(?:\.(\w+))?$/.exec(n);if(!r)return;let[,o,i="0",a="day"]=r,s=t.some(l=>l.path===n)?Number(i):e[o][Number(
i)]??Number(i),d={weekly:U.row,extra:U.extraRow,away:U.awayRow}[o](s+1);return{name:`${o}.${s}.${a==="start"?"from":a==="end"?"to":a}`,label:`${d}, ${XO[a]??""}`}}}
var XO,vp=u(()=>{"use strict";ei();G();XO={day:U.day,from:U.from,to:U.to,date:f.date,validFrom:U.validFrom,validTo:U.validTo,start:U.from,end:U.to}});function ti(e){let t=[],n=bp(e,"weekly",i=>tE(e,i,t)),r=bp(e,"away",i=>nE(e,i,t)),o=bp(e,"extra",i=>oE(e,i,t));return{raw:{weekly:n.list,extra:o.list,away:r.list},
rows:{weekly:n.rows,extra:o.rows,away:r.rows},fields:t}}function bp(e,t,n){let r=[],o=[];for(let i=0;i<eE;i++){let a=`${t}.${i}`,s=e.has(`${a}.remove`)?void 0:n(
a);s!==void 0&&(r.push(s),o.push(i))}return{list:r,rows:o}}function tE(e,t,n){let[r,o,i]=[e.text(`${t}.day`),e.text(`${t}.from`),e.text(`${t}.to`)];if(!r&&!o&&!i)
return;for(let[d,m]of Object.entries({day:r,from:o,to:i}))m||n.push({path:`${t}.${d}`,code:"REQUIRED"});let a=Je(e,`${t}.validFrom`),s=Je(e,`${t}.validTo`);return{
day:Number(r),from:o,to:i,...a&&{validFrom:a},...s&&{validTo:s}}}function nE(e,t,n){let r=Je(e,`${t}.from`),o=Je(e,`${t}.to`)||r;if(!(!r&&!o)&&(Ge(r)||n.push({path:`${t}\
.from`,code:r?"NOT_A_DATE":"REQUIRED"}),Ge(o)||n.push({path:`${t}.to`,code:"NOT_A_DATE"}),!(!Ge(r)||!Ge(o))))return rE(e.text(`${t}.was`),r,o)??{start:gn(r),end:gn(
ye(o,1))}}function rE(e,t,n){let[r,o]=e.split("/");if(!(!r||!o||Number.isNaN(Date.parse(r))||Number.isNaN(Date.parse(o))))return q(r)===t&&q(b(o,-1))===n?{start:r,
end:o}:void 0}function oE(e,t,n){let r=En(e,t);return"fields"in r&&n.push(...r.fields),"window"in r?r.window:void 0}var eE,Rp=u(()=>{"use strict";V();oe();fr();
eE=60});var Sp={};ue(Sp,{OWN:()=>iE,actionOn:()=>aE});function aE(e,t,n){let r=e==="meetings"?sE(t):e==="requests"?dE(t):{};return Object.hasOwn(r,n)?r[n]:void 0}function sE(e){
return{"move-answer":{prefix:`move-answer-${e}`,async run(t,n,r){let o=r.text("agree");return o!=="yes"&&o!=="no"?p("INVALID",{fields:[{path:"agree",code:"REQUI\
RED"}]}):Li(t,n,{agree:o==="yes"})},done:t=>t.text("agree")==="yes"?"agreed":"move-declined",places:()=>zn({agree:Y.answer})},move:{prefix:`move-${e}`,async run(t,n,r){
let o=En(r,"move");return"window"in o?Fi(t,n,o.window):p("INVALID",{fields:"fields"in o?o.fields:[{path:"move.date",code:"REQUIRED"}]})},done:()=>"proposed",places:()=>cr(
"move")},cancel:{prefix:`cancel-${e}`,run:(t,n)=>Mi(t,n),done:()=>"cancelled",places:()=>On}}}function dE(e){return{leave:{prefix:`leave-${e}`,run:(t,n)=>Ui(t,n,
{}),done:()=>"left",places:()=>On}}}var iE,Op=u(()=>{"use strict";ua();pd();yd();qa();Ua();_d();Ud();w();oe();vp();la();Rp();fr();iE={availability:{prefix:"avai\
lability",async run(e,t,n){let{raw:r,fields:o}=ti(n);return o.length>0?p("INVALID",{fields:o}):Ki(e,t,r)},done:()=>"availability",places(e){let{rows:t,fields:n}=ti(
e);return _m(t,n)}},pause:{prefix:"pause",async run(e,t,n){let r=n.text("how");if(r==="open")return ar(e,t,{});if(r==="two-weeks")return ar(e,t,{until:ye(q(e.now),
14)});let o=Je(n,"until");return r!=="until"?p("INVALID",{fields:[{path:"how",code:"REQUIRED"}]}):o?ar(e,t,{until:o}):p("INVALID",{fields:[{path:"until",code:"R\
EQUIRED"}]})},done:()=>"paused",places:()=>zn({how:Y.pause.howLong,until:Y.pause.until})},resume:{prefix:"resume",run:(e,t)=>ji(e,t),done:()=>"resumed",places:()=>On}}});var Oh={};ue(Oh,{act:()=>uE,actOn:()=>pE,page:()=>lE});import{jsx as fE}from"hono/jsx/jsx-runtime";async function lE(e){return await Rh(e)??Sh(e)}async function uE(e){
let t=e.req.param("action")??"",{OWN:n}=await Promise.resolve().then(()=>(Op(),Sp)),r=Object.hasOwn(n,t)?n[t]:void 0;return r?bh(e,r,e.get("link").partnerId):Ke(
e)}async function pE(e){let t=Gg(e),{actionOn:n}=await Promise.resolve().then(()=>(Op(),Sp)),r=t&&n(e.req.param("noun")??"",t,e.req.param("action")??"");return r?
bh(e,r,t):Ke(e)}async function bh(e,t,n){let r=await Rh(e);if(r)return r;let o=await Xa(e);if(o instanceof Response)return o;let i=await Za(()=>t.run(bn(e,o),n,
o));return"value"in i?e.redirect(`${Ir(e)}?done=${t.done(o)}`,303):Sh(e,i.failed,cE(t,o,i.failed))}function cE(e,t,{fields:n,trouble:r}){return{view:ot(e.prefix,
t,n,e.places(t)),trouble:r}}async function Rh(e){let{org:t,subject:n,purpose:r}=e.get("link");if(!n||r==="own")return;let o=await e.get("ports").stores.open(t).
get(n);if(!o)return Ke(e);if(o.kind==="offer")return o.state==="accepted"?void 0:e.redirect(Ir(e,"o"),303);let i=o.closedAt&&b(o.closedAt,mE*24*60);return i&&i<
e.get("ports").clock.now()?Ke(e):void 0}async function Sh(e,t,n){let r=bn(e),[o,i]=await Promise.all([ph(r,e.get("link").partnerId),j(r)]);if(c(o))return Ke(e);
let a=i.settings.coordinatorPhone;return t?.status===404?Wn(e,404,{title:F.ended.unknown.title,text:t.trouble.todo,phone:a}):Rm(e,{title:Y.title,phone:a,status:t?.
status,problem:t!==void 0},fE(gh,{own:o,tenant:i,home:Ir(e),nonce:e.get("nonce"),now:r.now,sent:n,done:wh[e.req.query("done")??""]}))}var mE,Eh=u(()=>{"use stri\
ct";ua();Ar();ch();w();Ve();V();kh();$n();ia();aa();vh();mE=30});var go,qp=u(()=>{"use strict";go={title:"Kirjaudu sis\xE4\xE4n",intro:"Kirjaudu, niin n\xE4et omat pyynt\xF6si.",submit:"Kirjaudu sis\xE4\xE4n",ended:"Istuntosi\
 p\xE4\xE4ttyi. Kirjaudu uudestaan, niin p\xE4\xE4set jatkamaan.",needed:"Kirjaudu sis\xE4\xE4n jatkaaksesi.",signedOut:"Olet kirjautunut ulos.",failed:"Kirjaut\
uminen ei onnistunut. Yrit\xE4 uudestaan."}});function ho(e){let t=e.get("session");if(!t)throw new Error("a page that needs a session was reached without one");return t}function mn(e){return ho(e).role!=="\
worker"}function Ne(e){return Pt(e.get("ports"),ho(e).org,Sa(ho(e)))}function it(e,t,n){let r=ho(e),o=t.text("nonce"),i={...Sa(r),...n&&{onBehalfOf:n}},a=o?{key:Ji(
r.staffId,"post",e.req.path,o),fingerprint:xt(t.body)}:void 0;return Pt(e.get("ports"),r.org,i,a)}function At(e,t="id"){return lk(e.req.param(t))}function fa(e,t){
return lk(e.text(t))}function lk(e){return e!==void 0&&wx.test(e)?e:void 0}var wx,Kn=u(()=>{"use strict";ao();Kr();am();li();wx=/^[0-9A-Za-z._-]{1,100}$/});import{jsx as yk}from"hono/jsx/jsx-runtime";async function Ze(e,{status:t=200,...n},r){let o=await ck(e);return uk(e,yk(ta,{...o,...n,children:r}),t)}async function ln(e,t,{
title:n,text:r,errorId:o,children:i}){let a=t>=500?{}:await ck(e);return uk(e,yk(wm,{home:"/",...a,title:n,text:r,errorId:o,children:i}),t)}function Ae(e){return ln(
e,404,ke.notFound)}function gr(e,t){if(t.refused==="NOT_FOUND")return Ae(e);let{title:n,todo:r}=Oa[t.refused];return ln(e,Ur[t.refused],{title:n,text:r})}function uk(e,t,n){
return e.html(`<!DOCTYPE html>${t.toString()}`,n)}function pk(e){let t=fk(e);t.catch(()=>{}),e.set("frame",t)}function ck(e){return e.get("frame")??fk(e)}async function fk(e){
let t=e.get("session");if(!t)return{home:"/"};let n=Ne(e),[{findStaff:r},{getTenant:o}]=await Promise.all([Promise.resolve().then(()=>(dr(),$y)),Promise.resolve().then(()=>(Ve(),_c))]),
[i,a]=await Promise.all([r(n,t.staffId),o(n)]);return{home:"/",nav:vx(t.role),person:{name:f.signedInAs(i?.name??"",f.roles[t.role]),nonce:e.get("nonce")},phone:a.
settings.coordinatorPhone}}function vx(e){let{nav:t}=f,n=[{href:"/requests",text:t.requests},{href:"/requests/new",text:t.newRequest},{href:"/meetings",text:t.meetings}],
r=[{href:"/queue",text:t.queue},...n.map(o=>o.href==="/requests"?{...o,text:t.allRequests}:o),{href:"/partners",text:t.partners},{href:"/agreements",text:t.agreements}];
return e==="worker"?n:r}var un=u(()=>{"use strict";G();Rs();ur();sp();ra();Ra();Kn()});var R,Un=u(()=>{"use strict";zr();R={title:e=>`Pyynt\xF6 ${e}`,summary:"Pyynn\xF6n tiedot",sent:"Pyynt\xF6 on l\xE4hetetty. Kysymme nyt sopivilta.",now:"Tilanne\
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
e toisen kumppanin.",times:"Muuta aikoja",timesChanged:"Ajat on muutettu. Kysymme uudestaan."}}});var St,Vm=u(()=>{"use strict";St={title:"Omat pyynn\xF6t",intro:"T\xE4ss\xE4 ovat pyynt\xF6si ja se, kenen vuoro on.",empty:"Sinulla ei ole viel\xE4 pyynt\xF6j\xE4.",
emptyTodo:"Tee ensimm\xE4inen, se vie noin minuutin.",make:"Tee uusi pyynt\xF6",live:"K\xE4ynniss\xE4",closed:"P\xE4\xE4ttyneet",showClosed:"N\xE4yt\xE4 p\xE4\xE4ttyneet",
yourTurn:"Sinun vuorosi",columns:{reference:"Viite",area:"Kunta",state:"Tilanne",next:"Seuraava askel",clock:"Viimeist\xE4\xE4n",created:"Tehty"},caption:"Pyynn\
\xF6t, uusin ensin"}});var L,pn=u(()=>{"use strict";L={kind:{request:"Pyynt\xF6",offer:"Kysely",meeting:"Aika",notice:"Viesti",card:"Kumppani",diary:"Kalenteri",tenant:"Asetukset"},request:{
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
"hand-back":"Siirr\xE4mme sovitut ajat toisille.","pause-end":"Odottaa tauon loppua.",nothing:"Ei odota mit\xE4\xE4n."},kept:{kept:"K\xE4yt\xF6ss\xE4"},keptWaitsFor:{
rematch:"Tarkistamme avoimet pyynn\xF6t.",nothing:"Ei odota mit\xE4\xE4n."},owner:{system:"Rinnalla hoitaa",worker:"Ty\xF6ntekij\xE4",coordinator:"Koordinaattor\
i",partner:"Kumppani",nobody:"Ei kenenk\xE4\xE4n"}}});function Gm(e,t,n){let r=t.split("+").filter(o=>Object.hasOwn(e,o)).map(o=>e[o]);return r.length>0?[...new Set(r)].join(" "):n}var Mp=u(()=>{"use strict"});var ee,ri=u(()=>{"use strict";zr();ee={title:"Avoimet pyynn\xF6t",intro:"Kaikki, mik\xE4 odottaa jotakuta. Kiireisin on ensin.",empty:"Kaikki on hoidossa. Mik\xE4\xE4\
n ei odota sinua nyt.",caption:"Avoimet asiat, kiireisin ensin",count:e=>Xe(e,"avoin asia","avointa asiaa"),columns:{clock:"Viimeist\xE4\xE4n",what:"Mik\xE4",state:"\
Tilanne",waitsFor:"Mit\xE4 odottaa",owner:"Kenen vuoro",reason:"Miksi",area:"Kunta",urgency:"Kiire",todo:"Tee"},filterArea:"Kunta",filterState:"Tilanne",allAreas:"\
Kaikki kunnat",allStates:"Kaikki tilanteet",onlyMine:"Vain minun vuoroni",late:"Aika on mennyt",dueIn:e=>`${e} j\xE4ljell\xE4`,overdue:e=>`${e} yli`,nudged:e=>Xe(
e,"muistutusviesti","muistutusviesti\xE4"),nobody:"Kukaan ei ehtinyt. Miksi:",ruleCount:(e,t)=>`${e} (${t})`,asked:e=>e===1?"Kysytty yhdelt\xE4":`Kysytty ${e} k\
umppanilta`,openRequest:"Avaa pyynt\xF6",toCandidates:"Katso kumppanit ja kysy itse",recordCall:"Kirjaa puhelu",newForCaller:"Tee pyynt\xF6 soittajan puolesta",
messages:"Viestit",stuck:{tag:"Ei etene",since:"Pys\xE4htynyt",unsent:"Viesti ei ole l\xE4htenyt.",unsure:"Ei tiedet\xE4, l\xE4htik\xF6 viesti.",todo:{request:"\
Pyynt\xF6 ei etene itsest\xE4\xE4n. Yrit\xE4 uudestaan tai kysy kumppania itse. Jos tukea ei en\xE4\xE4 tarvita, merkitse pyynt\xF6 p\xE4\xE4ttyneeksi sen omalla sivulla.",
offer:"Kysely ei etene. Yrit\xE4 uudestaan. Jos se ei auta, peru kysely. Kerromme siit\xE4 kumppanille.",meeting:"T\xE4m\xE4n ajan viestit ja tiedot voivat olla vanho\
ja. Yrit\xE4 uudestaan, ja soita tarvittaessa molemmille.",card:"Kumppanin muutos on kesken. H\xE4nell\xE4 voi olla viel\xE4 aikoja, joihin h\xE4n ei p\xE4\xE4se. Yrit\xE4 uudestaan\
, ja soita tarvittaessa.",diary:"Kumppanilta vapautui aikaa, mutta avoimia pyynt\xF6j\xE4 ei ole viel\xE4 tarkistettu. Yrit\xE4 uudestaan.",tenant:"Tiedot muutt\
uivat, mutta avoimia pyynt\xF6j\xE4 ei ole viel\xE4 tarkistettu. Yrit\xE4 uudestaan."},again:"Jos t\xE4m\xE4 toistuu, kerro Rinnallan yll\xE4pidolle.",retry:"Yr\
it\xE4 uudestaan",retried:"Yrit\xE4mme uudestaan.",close:"Peru kysely",closed:"Kysely on peruttu."},notices:{title:"Viestit, jotka eiv\xE4t menneet perille",empty:"\
Kaikki viestit ovat menneet perille.",to:"Kenelle",why:"Miksi",retry:"L\xE4het\xE4 uudestaan",retried:"Viesti l\xE4htee uudestaan.",close:"Hoidin puhelimella",closed:"\
Merkitty hoidetuksi.",todo:"Soita tai l\xE4het\xE4 uudestaan."}}});var gk,hk=u(()=>{"use strict";gk={offer:"Kysely","offer-withdrawn":"Tieto, ettei kyselyyn tarvitse vastata",released:"Tieto, ettei aikaa tarvita",agreed:"Tieto \
sovitusta ajasta",booked:"Tieto uudesta ajasta","reminder-day":"Muistutusviesti p\xE4iv\xE4\xE4 ennen","reminder-hours":"Muistutusviesti tunteja ennen","move-pr\
oposed":"Ehdotus uudesta ajasta",moved:"Tieto siirretyst\xE4 ajasta","move-declined":"Tieto, ettei ehdotettu aika k\xE4ynyt",cancelled:"Tieto perutusta ajasta",
ended:"Tieto tuen p\xE4\xE4ttymisest\xE4",thanks:"Kiitos p\xE4iv\xE4st\xE4","partner-accepted":"Ty\xF6ntekij\xE4lle: joku p\xE4\xE4see","other-time-proposed":"T\
y\xF6ntekij\xE4lle: ehdotus toisesta ajasta","nobody-found":"Ty\xF6ntekij\xE4lle: kukaan ei ehtinyt","decision-waits":"Ty\xF6ntekij\xE4lle: pyynt\xF6 odottaa",confirmed:"\
Ty\xF6ntekij\xE4lle: vahvistettu","meeting-reminder":"Ty\xF6ntekij\xE4lle: muistutusviesti ajasta","meeting-changed":"Ty\xF6ntekij\xE4lle: aika muuttui","meetin\
g-cancelled":"Ty\xF6ntekij\xE4lle: aika peruttiin","partner-gone":"Ty\xF6ntekij\xE4lle: kumppanille tuli este","outcome-waits":"Ty\xF6ntekij\xE4lle: merkitse, toteutu\
iko aika","first-meeting-waits":"Ty\xF6ntekij\xE4lle: sovi ensimm\xE4inen aika","needs-coordinator":"Koordinaattorille: asia odottaa","handed-over":"Ty\xF6ntekij\xE4l\
le: pyynt\xF6 ty\xF6toverilta"}});var Dp,kk=u(()=>{"use strict";hk();Dp={of:{...gk,none:"Ei erityist\xE4 syyt\xE4.",new:"Pyynt\xF6 on uusi.",asked:"Kysely on l\xE4hetetty.",fits:"Sopii toiveisii\
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
uttuu.",stuck:"Yritimme monta kertaa, mutta t\xE4m\xE4 ei onnistunut.",overdue:"T\xE4m\xE4n piti jo tapahtua, mutta se ei ole onnistunut."},other:"Katso tilanne\
."}});import{Fragment as bx,jsx as Ym,jsxs as Rx}from"hono/jsx/jsx-runtime";function ko({standing:e,now:t}){let{next:n,owner:r,due:o,reason:i,since:a}=e,s=i!=="none"&&
Gm(Dp.of,i,Dp.other);return Ym(Jt,{facts:[[f.nextStep,n],r!=="nobody"&&[f.owner,L.owner[r]],a&&[ee.stuck.since,I.dateTime(a)],o&&[f.clock,Ym(ms,{due:o,now:t})],
s&&s!==n&&[f.why,s]]})}function ms({due:e,now:t}){let n=I.span(t,e);return Rx(bx,{children:[Ym("time",{datetime:e,children:I.fullDeadline(e)})," ",Ym("span",{class:e<
t?"tag late":"tag",children:e<t?f.passed(n):f.left(n)})]})}var oi=u(()=>{"use strict";Mp();G();ri();kk();pn();co();xe()});import{jsx as wk}from"hono/jsx/jsx-runtime";function ya({next:e,path:t,query:n={}}){if(!e)return null;let r=Object.entries(n).filter(o=>!!o[1]);return wk("p",{children:wk(
"a",{class:"button second",href:`${t}?${new URLSearchParams([...r,["cursor",e]])}`,children:f.more})})}var Qm=u(()=>{"use strict";G()});import{Fragment as Ox,jsx as It,jsxs as _p}from"hono/jsx/jsx-runtime";function vk({requests:e,next:t,tenant:n,now:r,me:o,closed:i,done:a}){let s=m=>m.owner==="w\
orker"&&m.workerId===o&&m.waitsFor!=="meetings",d=i?e:e.toSorted((m,l)=>Number(s(l))-Number(s(m))||Sx(m,l));return _p(Ox,{children:[It(ut,{text:a}),It("p",{children:It(
"a",{class:"button",href:"/requests/new",children:St.make})}),It("h2",{children:i?St.closed:St.live}),d.length===0&&It("p",{children:i?f.none:`${St.empty} ${St.
emptyTodo}`}),It("ul",{class:"cards",children:d.map(m=>_p("li",{class:"card",children:[It("h3",{children:It("a",{href:`/requests/${m.id}`,children:R.title(m.clientReference??
bt(n,m.area))})}),_p("p",{children:[It("span",{class:"tag",children:L.request[m.state]})," ",s(m)&&It("span",{class:"tag turn",children:St.yourTurn})]}),It(Jt,{
facts:[[St.columns.area,bt(n,m.area)],m.phases.length>0&&[f.phase,po(m.phases)],m.state!=="closed"&&[St.columns.next,L.requestWaitsFor[m.waitsFor]],m.state!=="c\
losed"&&[f.owner,L.owner[m.owner]],m.due&&[St.columns.clock,It(ms,{due:m.due,now:r})],[St.columns.created,I.date(m.createdAt)]]})]}))}),It(ya,{next:t,path:"/req\
uests",query:{state:i?"closed":void 0}}),It("p",{children:i?It("a",{href:"/requests",children:St.live}):It("a",{href:"/requests?state=closed",children:St.showClosed})})]})}
function Sx(e,t){let[n,r]=[e.due??"~",t.due??"~"];return n<r?-1:n>r?1:0}var bk=u(()=>{"use strict";G();Un();Vm();pn();co();xe();sn();oi();Qm()});var Rk={};ue(Rk,{list:()=>xx});import{jsx as Tx}from"hono/jsx/jsx-runtime";async function xx(e){let t=Ne(e),n=e.req.query("state")==="closed",r=e.req.query("cur\
sor"),o={limit:Ex,...n?{state:"closed"}:{live:!0},...r&&{cursor:r}},[i,a]=await Promise.all([om(t,o),j(t)]),s=e.req.query("done")==="handed-over"?R.change.handedOver:
void 0;return Ze(e,{title:mn(e)?f.nav.allRequests:St.title,current:"/requests"},Tx(vk,{requests:i.items,next:i.next,tenant:a,now:t.now,me:ho(e).staffId,closed:n,
done:s}))}var Ex,Sk=u(()=>{"use strict";G();Un();Vm();Ya();Ve();bk();un();Kn();Ex=50});var ie,ls=u(()=>{"use strict";zr();ie={title:"Sopivat kumppanit",fit:"Sopivat",fitEmpty:"Kukaan ei sovi juuri nyt kaikkiin ehtoihin.",others:"Muut ja miksi eiv\xE4\
t sovi",columns:{rank:"J\xE4rjestys",name:"Nimi",why:"Miksi",slots:"Ajat",asked:"Kysytty"},rank:e=>`${e}.`,scores:{known:"aika on vapaa",unknown:"aika ei ole ti\
edossa, kysyt\xE4\xE4n",assignments:e=>`mukana ${Xe(e,"pyynn\xF6ss\xE4","pyynn\xF6ss\xE4")}`,continuity:"sama kumppani kuin ennen",language:e=>`kieli: ${e}`,waitingSince:e=>`\
viimeksi mukana ${e}`},alreadyAsked:"H\xE4nelt\xE4 on jo kysytty",askTitle:"Kysy itse",askHint:"Kumppani saa saman kyselyn kuin muutkin ja vastaa linkist\xE4.",
ask:e=>`Kysy: ${e}`,slot:"Mihin aikaan?",anySlot:"Kaikki toivotut ajat",override:"Kysy silti",overrideHint:"Kaikki ehdot eiv\xE4t t\xE4yty. Kirjoita lyhyt syy. Se j\xE4\xE4\
 n\xE4kyviin.",overrideReason:"Miksi kysyt silti?",asked:"Kysely on l\xE4hetetty.",phone:{title:"Kirjaa puhelu",hint:"Kirjaa vastaus, jonka sait puhelimessa. N\xE4\
kyviin j\xE4\xE4, ett\xE4 kirjasit sen h\xE4nen puolestaan.",who:"Kuka soitti?",whoPartner:"Kumppani",whoWorker:"Ty\xF6ntekij\xE4",answer:"Mit\xE4 h\xE4n vastasi?",
accept:e=>`P\xE4\xE4see ${e}`,acceptWhenSuits:"P\xE4\xE4see, aika sovitaan",decline:"Ei p\xE4\xE4se t\xE4ll\xE4 kertaa",otherTime:"Ehdottaa toista aikaa",cancel:"\
Peruu",submit:"Kirjaa",recorded:"Puhelu on kirjattu."}}});var Ok,$p,te,_r=u(()=>{"use strict";an();G();pr();ci();An();Mo();kn();Bt();xe();Ok=["fi","sv","en","ru","et","ar"],$p=tr.map(e=>({value:e,text:Cr(Ws[e].names.fi)})),
te={phases:je.map(e=>({value:e,text:Cr(Do[e].names.fi)})),oftenLanguages:$p.filter(({value:e})=>Ok.includes(e)),otherLanguages:$p.filter(({value:e})=>!Ok.includes(
e)),languages:$p,areas:({areas:e})=>e.map(({code:t,names:n})=>({value:t,text:n.fi})),modes:ft.map(e=>({value:e,text:X.mode[e]})),channels:fi.map(e=>({value:e,text:Cr(
Nm(e))})),audiences:pi.map(e=>({value:e,text:Cr(Am(e))})),urgencies:Gr.map(e=>({value:e,text:X.urgency[e],hint:X.urgencyHint[e]})),durations:[30,45,60,90,120,180,
240].map(e=>({value:String(e),text:k.durationOption(e)})),choice:["first","family"].map(e=>({value:e,text:X.choice[e]})),confirm:["ask-me","pre-approved"].map(e=>({
value:e,text:X.confirm[e]})),gender:["woman","man"].map(e=>({value:e,text:X.gender[e]})),consent:[{value:"no",text:k.consentPending},{value:"yes",text:k.consentGiven}],
yesNo:[{value:"yes",text:f.yes},{value:"no",text:f.no}]}});import{Fragment as qx,jsx as le,jsxs as hr}from"hono/jsx/jsx-runtime";function Ek({view:e,...t}){let n={...t,request:e.request};return n.request.state==="closed"?
null:hr("section",{"aria-labelledby":"change",children:[le("h2",{id:"change",children:R.change.title}),Px(n.request)&&le(Nx,{...n}),n.request.phases.length>0&&le(
Ax,{...n}),le(Ix,{...n}),n.coordinator&&le(Cx,{view:e,nonce:n.nonce}),le(Fx,{...n}),le(Lx,{...n})]})}function Px({state:e,waitsFor:t}){return(e==="open"||e==="o\
ffered")&&t!=="coordinator"}function Nx({request:e,nonce:t,sent:n}){let r=me("times",n?.view);return le(Ee,{title:R.change.times,open:Be(r),children:hr(N,{action:`\
/requests/${e.id}/times`,nonce:t,children:[le(Zo,{view:r,count:3}),e.mode!=="remote"&&le(Qe,{view:r,name:"remote",label:R.nobody.remote}),le(P,{children:R.nobody.
submit})]})})}function Ax({request:e,nonce:t,sent:n}){let r=me("phase",n?.view),{change:o}=R;return le(Ee,{title:o.phase,open:Be(r),children:hr(N,{action:`/requ\
ests/${e.id}/phase`,nonce:t,children:[le(dn,{view:r,name:"phases",legend:o.phase,hint:o.phaseHint,options:te.phases,initial:e.phases}),le($,{view:r,name:"reason",
label:`${o.phaseReason} ${f.optional}`}),le(P,{children:f.save})]})})}function Ix({request:e,colleagues:t,nonce:n,sent:r}){let o=me("hand-over",r?.view);return le(
Ee,{title:R.change.handOver,open:Be(o),children:hr(N,{action:`/requests/${e.id}/hand-over`,nonce:n,children:[le(ne,{view:o,name:"to",label:R.change.handOverTo,options:t,
empty:f.pick}),le(P,{children:R.change.handOver})]})})}function Cx({view:{request:e,partners:t},nonce:n}){let r=e.taken.filter(o=>o.state==="confirmed");return le(
qx,{children:r.map(({partnerId:o})=>hr(Ee,{title:R.change.partnerLeaves(t[o]?.firstName??o),children:[le("p",{children:R.change.partnerLeavesHint}),hr(N,{action:`\
/requests/${e.id}/partner-leaves`,nonce:n,children:[le("input",{type:"hidden",name:"partnerId",value:o}),le(P,{kind:"second",children:R.change.partnerLeaves(t[o]?.
firstName??o)})]})]}))})}function Fx({request:e,coordinator:t,nonce:n,sent:r}){let o=me("close",r?.view),i=Si.filter(a=>a==="fulfilled"||a==="failed"||a==="no-c\
apacity"&&t);return hr(Ee,{title:R.change.close,open:Be(o),children:[le("p",{children:R.change.closeHint}),hr(N,{action:`/requests/${e.id}/close`,nonce:n,children:[
le(wt,{view:o,name:"as",legend:R.change.closeAs,options:i.map(a=>({value:a,text:X.closing[a]}))}),le(P,{kind:"second",children:R.change.close})]})]})}function Lx({
request:e,coordinator:t,nonce:n,sent:r}){let{change:o}=R,i=me("cancel",r?.view),a=[{value:"withdrawn",text:o.withdrawn},{value:"irrelevant",text:o.irrelevant}];
return hr(Ee,{title:o.cancel,open:Be(i),children:[le("p",{children:o.cancelHint}),hr(N,{action:`/requests/${e.id}/cancel`,nonce:n,children:[le(wt,{view:i,name:"\
as",legend:o.cancelAs,options:a,initial:["withdrawn"]}),t&&le("input",{type:"hidden",name:"workerId",value:e.workerId}),t&&le(Qe,{view:i,name:"onBehalf",label:o.
onBehalf}),le(P,{kind:"grave",children:o.cancel})]})]})}var xk=u(()=>{"use strict";an();G();Un();Bt();kt();vt();Qt();Ue();_r();qr();Fr()});import{Fragment as Tk,jsx as $r,jsxs as us}from"hono/jsx/jsx-runtime";function Wp({request:e,nonce:t,now:n,sent:r}){let{consent:o}=R,i=me("consent",r?.view),a=`\
/requests/${e.id}/consent`;return us("section",{"aria-labelledby":"consent",children:[$r("h2",{id:"consent",children:o.title}),e.consent.given?us(Tk,{children:[
$r("p",{children:o.given(e.consent.on?I.localDate(e.consent.on):f.unknown)}),us(Ee,{title:o.withdraw,open:Be(i),children:[$r("p",{children:o.withdrawHint}),$r(N,
{action:a,nonce:t,children:$r(P,{name:"given",value:"no",kind:"grave",children:o.withdraw})})]})]}):us(Tk,{children:[$r("p",{children:o.pending}),$r("p",{children:o.
todo}),us(N,{action:a,nonce:t,children:[$r($,{view:i,name:"on",type:"date",label:o.on,initial:q(n)}),$r(P,{name:"given",value:"yes",children:o.record})]})]})]})}
var Pk=u(()=>{"use strict";G();Un();oe();kt();Qt();Ue();xe();qr()});import{Fragment as jp,jsx as Ct,jsxs as ii}from"hono/jsx/jsx-runtime";function Nk({view:e,...t}){let n=e.request.taken.filter(o=>o.state==="held").map(o=>o.offerId),
r=e.offers.filter(o=>n.includes(o.id)||o.waitsFor==="worker-reply");return r.length===0||e.request.state==="closed"?null:ii("section",{"aria-labelledby":"decisi\
on",children:[Ct("h2",{id:"decision",children:R.decision.title}),r.map(o=>Ct(Mx,{offer:o,view:e,...t}))]})}function Mx({offer:e,view:t,nonce:n,sent:r}){let{decision:o}=R,
i=t.partners[e.partnerId],a=i?.firstName??R.partnerHidden,s=me(`decision-${e.id}`,r?.view),d=ct[t.request.channel].hasClient,m=!d||t.request.consent.given;return ii(
"article",{class:"card",children:[e.counter?ii(jp,{children:[Ct("p",{children:o.otherTime(a,I.full(e.counter))}),Ct("p",{children:o.otherTimeTodo})]}):ii(jp,{children:[
Ct("p",{children:Ct("strong",{children:o.canCome(a)})}),Ct("p",{children:d?o.todo(a):o.todoNoParent}),Ct("p",{children:e.slot?`${o.at}: ${I.full(e.slot)}`:o.whenSuits})]}),
i?.introduction&&ii(jp,{children:[Ct("h3",{children:o.about(a)}),Ct("p",{children:i.introduction})]}),ii(N,{action:`/requests/${t.request.id}/decision`,nonce:n,
children:[Ct("input",{type:"hidden",name:"offerId",value:e.id}),Ct("input",{type:"hidden",name:"version",value:String(t.request.version)}),!m&&Ct("p",{children:o.
afterConsent}),Ct($,{view:s,name:"reason",label:`${o.reason} ${f.optional}`,hint:o.refuseHint}),ii("div",{class:"row",children:[m&&Ct(P,{name:"decision",value:"\
confirm",children:o.confirmName(a)}),Ct(P,{name:"decision",value:"refuse",kind:"second",children:o.refuse})]})]})]})}var Ak=u(()=>{"use strict";G();Un();An();kt();
Qt();Ue();xe()});var wo,Ik=u(()=>{"use strict";wo={title:"Mit\xE4 on tapahtunut",empty:"Ei viel\xE4 mit\xE4\xE4n.",by:e=>e,onBehalf:(e,t)=>`${e}, puhelimessa: ${t}`,note:"Perust\
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
ssa.","request.partner-left":"Kumppani j\xE4i pois.","request.chose-another":"T\xE4h\xE4n aikaan etsit\xE4\xE4n toista kumppania.","request.meeting-added":"Aika\
 sovittiin.","request.meeting-booked":"Aika sovittiin.","request.meeting-cancelled":"Aika peruttiin.","request.meeting-moved":"Aika siirtyi.","request.asks-stra\
ngers-no-more":"Aika on niin l\xE4hell\xE4, ettei siihen en\xE4\xE4 etsit\xE4 ket\xE4\xE4n itsest\xE4\xE4n.","request.meeting-closed":"Aika merkittiin.","reques\
t.partner-withdrew":"Kumppani j\xE4i pois.","request.closed-fulfilled":"Pyynt\xF6 p\xE4\xE4ttyi: tuki toteutui.","request.closed-failed":"Pyynt\xF6 p\xE4\xE4ttyi: tuki e\
i toteutunut.","request.closed-withdrawn":"Pyynt\xF6 peruttiin.","request.closed-no-capacity":"Pyynt\xF6 p\xE4\xE4ttyi: ket\xE4\xE4n ei l\xF6ytynyt.","request.c\
losed-irrelevant":"Pyynt\xF6 p\xE4\xE4ttyi: ei en\xE4\xE4 ajankohtainen.","offer.sent":"Kysely l\xE4hti.","offer.stuck":"Kysely ei edennyt itsest\xE4\xE4n. Koordinaat\
tori n\xE4kee sen.","offer.overdue":"Kysely ei edennyt itsest\xE4\xE4n. Koordinaattori n\xE4kee sen.","offer.backed-off":"Yrit\xE4mme pian uudestaan.","offer.tr\
ied-again":"Koordinaattori pyysi yritt\xE4m\xE4\xE4n uudestaan.","offer.accepted":"Vastaus: p\xE4\xE4sen.","offer.declined":"Vastaus: en p\xE4\xE4se t\xE4ll\xE4 kertaa.",
"offer.other-time":"Vastaus: ehdotti toista aikaa.","offer.expired":"Vastausaika p\xE4\xE4ttyi.","offer.withdrawn":"Kysely peruttiin.","offer.released":"Aika va\
pautettiin.","offer.tidied":"Varattu aika vapautettiin.","meeting.booked":"Aika sovittiin.","meeting.stuck":"Ajan tiedot eiv\xE4t p\xE4ivittyneet. Koordinaattori n\xE4ke\
e sen.","meeting.overdue":"Ajan tiedot eiv\xE4t p\xE4ivittyneet. Koordinaattori n\xE4kee sen.","meeting.backed-off":"Yrit\xE4mme pian uudestaan.","meeting.tried\
-again":"Koordinaattori pyysi yritt\xE4m\xE4\xE4n uudestaan.","meeting.taken-over":"Toinen kumppani lupautui t\xE4h\xE4n aikaan.","meeting.move-proposed":"Uutta\
 aikaa ehdotettiin.","meeting.moved":"Aika siirtyi.","meeting.move-declined":"Ehdotettu aika ei k\xE4ynyt.","meeting.time-kept":"Aika pidettiin ennallaan.","mee\
ting.partner-gone":"Kumppanille tuli este.","meeting.another-partner":"T\xE4h\xE4n aikaan etsit\xE4\xE4n toista kumppania.","meeting.same-later":"Etsit\xE4\xE4n uusi \
aika saman kumppanin kanssa.","meeting.without":"Aika pidet\xE4\xE4n ilman kumppania.","meeting.handed-over":"Aika siirtyi ty\xF6toverille.","meeting.cancelled":"\
Aika peruttiin.","meeting.late-choice":"Ty\xF6ntekij\xE4 valitsee, mit\xE4 ajalle tehd\xE4\xE4n.","meeting.to-tidy":"Peruuntumisesta kerrotaan.","meeting.tidied":"\
Peruuntumisesta kerrottiin.","meeting.to-arrange":"Sovitaan aika uuden kumppanin kanssa.","meeting.over":"Aika on ohi.","meeting.nudged":"Muistutusviesti l\xE4hti.",
"meeting.escalated":"Asia siirtyi koordinaattorille.","meeting.held":"Aika toteutui.","meeting.no-show":"Aika ei toteutunut.","meeting.closed":"Aika merkittiin."},
other:"Tietoja muutettiin."}});import{Fragment as _x,jsx as ga,jsxs as zp}from"hono/jsx/jsx-runtime";function Ck({view:e,staff:t}){let n=[...e.history].reverse();return zp("section",{"aria-la\
belledby":"history",children:[ga("h2",{id:"history",children:wo.title}),n.length===0?ga("p",{children:wo.empty}):ga("ol",{class:"lines",reversed:!0,children:n.map(
r=>zp("li",{children:[ga("time",{datetime:r.at,children:I.dateTime(r.at)})," \xB7 ",Gm(wo.of,r.what,wo.other)," ",ga("span",{class:"quiet",children:Dx(r,e,t)}),
r.note&&zp(_x,{children:[ga("br",{}),wo.note,": ",r.note]})]}))})]})}function Dx({by:e},t,n){let r=(i,a)=>{let s=i==="partner"?t.partners[a]?.firstName:n.get(a);
return s?f.signedInAs(s,f.roles[i]):f.roles[i]},o=r(e.role,e.id);return e.onBehalfOf?wo.onBehalf(o,r(e.onBehalfOf.role,e.onBehalfOf.id)):wo.by(o)}var Fk=u(()=>{
"use strict";Mp();G();Ik();xe()});var D,vo=u(()=>{"use strict";D={title:"Ajat",ofRequest:"Sovitut ajat",empty:"Aikoja ei ole viel\xE4 sovittu.",coming:"Tulossa",past:"Olleet",columns:{when:"Aika",
where:"Miss\xE4",state:"Tilanne",next:"Seuraava askel"},add:"Lis\xE4\xE4 aika",addFirst:"Sovi ensimm\xE4inen aika",added:"Aika on lis\xE4tty. Kumppani saa viestin.",
move:"Ehdota uutta aikaa",moveHint:"Kumppani vastaa, sopiiko. Vanhasta ajasta ei en\xE4\xE4 l\xE4hde muistutusviestej\xE4.",moveSent:"Uusi aika on ehdotettu. Ke\
rromme, kun vastaus tulee.",moveAsked:e=>`Ehdotettu uusi aika: ${e}.`,moveByPartner:e=>`Kumppani ehdottaa uutta aikaa: ${e}.`,moveYes:"Uusi aika sopii",moveNo:"\
Uusi aika ei k\xE4y",moveAgreed:"Uusi aika on sovittu. Kumppani saa viestin.",moveRefused:"Kiitos. Sopikaa toinen aika tai pit\xE4k\xE4\xE4 vanha.",keep:"Pidet\xE4\
\xE4n vanha aika",kept:"Vanha aika pidet\xE4\xE4n.",cancel:"Peru aika",cancelHint:"Vain t\xE4m\xE4 aika perutaan. Kumppani pysyy.",cancelOnBehalf:"Kumppani pyys\
i t\xE4t\xE4 puhelimessa",cancelled:"Aika on peruttu. Kerroimme siit\xE4 heti.",proposed:"Ehdotettu aika",partner:"Kumppani",close:"Miten meni?",closeSubmit:"Me\
rkitse",closeTodo:"Merkitse, toteutuiko aika.",closed:"Kiitos, merkitty.",calendar:"Lis\xE4\xE4 kalenteriin",late:{title:"Kumppanille tuli este.",todo:"Kysy van\
hemmalta ja valitse, mit\xE4 tehd\xE4\xE4n.",question:"Mit\xE4 tehd\xE4\xE4n?",choices:{"same-later":"Sama kumppani my\xF6hemmin",without:"Pidet\xE4\xE4n aika ilman k\
umppania",another:"Toinen kumppani, vanhempi suostuu siihen",cancel:"Perutaan aika"},submit:"Valitse",chosen:"Kiitos, valinta on merkitty."},noPartner:"Ei kumpp\
ania t\xE4ll\xE4 hetkell\xE4"}});import{Fragment as $k,jsx as Ft,jsxs as bo}from"hono/jsx/jsx-runtime";function Lk(e){let{meeting:t,nonce:n}=e,{proposal:r}=t;if(!r)return null;let o=I.full(r);return bo(
$k,{children:[Ft("p",{children:r.by==="partner"?D.moveByPartner(o):D.moveAsked(o)}),r.by==="partner"&&bo(N,{action:ha(e,"move-answer"),nonce:n,class:"row",children:[
Ft(P,{name:"agree",value:"yes",children:D.moveYes}),Ft(P,{name:"agree",value:"no",kind:"second",children:D.moveNo})]}),Ft(N,{action:ha(e,"keep"),nonce:n,children:Ft(
P,{kind:"second",children:D.keep})})]})}function qk(e){let{meeting:t,nonce:n,sent:r}=e,o=me(`move-${t.id}`,r?.view),i={date:q(t.start),from:yn(t.start),to:yn(t.
end)};return Ft(Ee,{title:D.move,open:Be(o),children:bo(N,{action:ha(e,"move"),nonce:n,children:[Ft(Sn,{view:o,name:"move",legend:D.move,hint:D.moveHint,words:jn,
initial:i}),Ft(P,{children:D.move})]})})}function Mk(e){let{meeting:t}=e;return bo(Ee,{title:D.cancel,children:[Ft("p",{children:D.cancelHint}),bo(N,{action:ha(
e,"cancel"),nonce:e.nonce,children:[e.coordinator&&t.partnerId&&bo($k,{children:[Ft("input",{type:"hidden",name:"partnerId",value:t.partnerId}),Ft(Qe,{view:jt(`\
cancel-${t.id}`),name:"onBehalf",label:D.cancelOnBehalf})]}),Ft(P,{kind:"grave",children:D.cancel})]})]})}function Dk(e){let t=me(`close-${e.meeting.id}`,e.sent?.
view),n=Ei.map(r=>({value:r,text:X.outcome[r]}));return bo(N,{action:ha(e,"close"),nonce:e.nonce,children:[Ft(wt,{view:t,name:"outcome",legend:D.close,hint:D.closeTodo,
options:n}),Ft(P,{children:D.closeSubmit})]})}function _k(e){let{late:t}=D,n=me(`late-${e.meeting.id}`,e.sent?.view),r=Object.entries(t.choices).map(([o,i])=>({
value:o,text:i}));return bo(N,{action:ha(e,"late"),nonce:e.nonce,children:[Ft(wt,{view:n,name:"choice",legend:t.title,hint:t.todo,options:r}),Ft(P,{children:t.submit})]})}
var ha,Wk=u(()=>{"use strict";an();vo();Aa();oe();kt();vt();Jo();Ue();xe();qr();Fr();ha=({meeting:e},t)=>`/meetings/${e.id}/${t}`});import{Fragment as Wx,jsx as Bn,jsxs as Kp}from"hono/jsx/jsx-runtime";function jk(e){let{meeting:t,partner:n,now:r}=e,o=t.state==="scheduled";return Kp("li",{class:"\
card",id:t.id,children:[Bn("h3",{children:Bn("time",{datetime:t.start,children:I.full(t)})}),Kp("p",{children:[Bn("span",{class:t.state==="held"?"tag good":"tag",
children:L.meeting[t.state]})," ",t.outcome&&t.outcome!=="held"&&X.outcome[t.outcome]]}),Bn(Jt,{facts:[[f.place,[X.mode[t.mode],t.place].filter(Boolean).join(",\
 ")],[D.partner,t.partnerId?n:D.noPartner],t.proposal&&[D.proposed,I.full(t.proposal)]]}),o&&t.waitsFor!=="start"&&Bn(ko,{standing:{...t,next:L.meetingWaitsFor[t.
waitsFor]},now:r}),o&&Bn($x,{...e})]})}function $x(e){let{meeting:t,now:n}=e;if(t.partnerId===null&&t.start>n)return Bn(_k,{...e});let r=t.start<=n;return Kp(Wx,
{children:[t.proposal&&Bn(Lk,{...e}),r&&t.partnerId&&Bn(Dk,{...e}),!r&&Bn(qk,{...e}),!r&&Bn(Mk,{...e})]})}var zk=u(()=>{"use strict";an();G();vo();pn();co();xe();
oi();Wk()});import{jsx as Hn,jsxs as Uk}from"hono/jsx/jsx-runtime";function Kk({view:e,coordinator:t,...n}){let{request:r,meetings:o}=e,i=r.taken.some(m=>m.state==="confirm\
ed");if(o.length===0&&!i)return null;let a=o.filter(({state:m})=>m==="scheduled").toSorted((m,l)=>m.start<l.start?-1:1),s=o.filter(({state:m})=>m!=="scheduled").
toSorted((m,l)=>m.start<l.start?1:-1),d=m=>m?e.partners[m]?.firstName:void 0;return Uk("section",{"aria-labelledby":"meetings",children:[Hn("h2",{id:"meetings",
children:D.ofRequest}),o.length===0&&Hn("p",{children:D.empty}),Hn("ul",{class:"cards",children:[...a,...s].map(m=>Hn(jk,{meeting:m,partner:d(m.partnerId),coordinator:t,
...n}))}),i&&r.state!=="closed"&&Hn(jx,{view:e,...n})]})}function jx({view:e,nonce:t,sent:n}){let r=me("add",n?.view),o=e.request.taken.filter(({state:a})=>a===
"confirmed").map(({partnerId:a})=>({value:a,text:e.partners[a]?.firstName??a})),i=e.request.waitsFor==="first-meeting";return Hn(Ee,{title:i?D.addFirst:D.add,open:i||
Be(r),children:Uk(N,{action:`/requests/${e.request.id}/meetings`,nonce:t,children:[o.length>1&&Hn(ne,{view:r,name:"partnerId",label:D.partner,options:o,empty:f.
pick}),Hn(Sn,{view:r,name:"meeting",legend:f.time,words:jn}),Hn(ne,{view:r,name:"mode",label:k.mode,options:te.modes,initial:e.request.mode}),Hn($,{view:r,name:"\
place",label:`${f.place} ${f.optional}`,initial:e.request.place}),Hn(P,{children:i?D.addFirst:D.add})]})})}var Bk=u(()=>{"use strict";G();vo();pr();kt();vt();Qt();
Jo();Ue();_r();qr();zk();Fr()});var Wr,Jm=u(()=>{"use strict";Wr={fails:{ROLE:"Ei ole koulutettu t\xE4h\xE4n teht\xE4v\xE4\xE4n",PHASE:"Vaiheesta ei ole sopimusta t\xE4ss\xE4 kunnassa",EXPERIENCE:"\
Oma kokemus on toisesta vaiheesta",AREA:"Ei kulje t\xE4h\xE4n kuntaan",LANGUAGE:"Ei yhteist\xE4 kielt\xE4",SLOT:"Aika ei sovi",CAPACITY:"Mukana jo niin monessa \
kuin jaksaa",HOURS:"Kuukauden tunnit tulisivat t\xE4yteen",PAUSED:"Tauolla",CHECKS:"Sopimus tai tarkistus puuttuu tai p\xE4\xE4ttyy",CONFLICT:"Este, jota muut e\
iv\xE4t n\xE4e",EARNINGS:"Oma palkkioraja tulisi t\xE4yteen"},helps:{ROLE:"Tarkista roolit kumppanin tiedoista.",PHASE:"Tarkista vaihesopimukset.",EXPERIENCE:"K\
ysy, onko kokemusta, jota ei ole merkitty.",AREA:"Kokeile et\xE4yhteytt\xE4 tai naapurikuntaa.",LANGUAGE:"Tulkin tilaa ty\xF6ntekij\xE4. Kumppani ei tulkkaa.",SLOT:"\
Kokeile toista aikaa.",CAPACITY:"Kysy, jaksaisiko yhden lis\xE4\xE4.",HOURS:"Kokeile lyhyemp\xE4\xE4 aikaa tai ensi kuuta.",PAUSED:"Odota tauon loppua.",CHECKS:"\
P\xE4ivit\xE4 sopimus tai tarkistus.",CONFLICT:"Valitse toinen.",EARNINGS:"Kokeile ensi kuuta."},fits:"Sopii",count:e=>e===1?"yhdell\xE4":`${e}:lla`}});import{Fragment as Vk,jsx as zt,jsxs as Zm}from"hono/jsx/jsx-runtime";function Hk({request:e,tenant:t,nonce:n,sent:r}){let{nobody:o}=R,i=t.areas.find(s=>s.code===
e.area)?.openMeetingPlace,a=me("times",r?.view);return Zm("section",{"aria-labelledby":"nobody",class:"notice",children:[zt("h2",{id:"nobody",children:o.title}),
zt("p",{children:e.due&&e.owner==="coordinator"?o.callBy(I.fullDeadline(e.due)):o.todo}),zt(zx,{request:e}),zt("h3",{children:o.otherTime}),Zm(N,{action:`/reque\
sts/${e.id}/times`,nonce:n,children:[zt(Zo,{view:a,count:2}),e.mode!=="remote"&&zt(Qe,{view:a,name:"remote",label:o.remote}),zt(P,{children:o.submit})]}),i&&Zm(
Vk,{children:[zt("h3",{children:o.openPlace}),zt("p",{children:o.openPlaceHint(i)})]}),zt("h3",{children:o.call}),zt("p",{children:zt(na,{number:t.settings.coordinatorPhone})})]})}
function zx({request:e}){let n=et.map(r=>[r,e.misses.filter(o=>o.codes.includes(r)).length]).filter(([,r])=>r>0);return n.length===0?null:Zm(Vk,{children:[zt("h\
3",{children:R.nobody.why}),zt("ul",{children:n.map(([r,o])=>zt("li",{children:R.nobody.whyCount(Wr.fails[r],o)}))})]})}var Gk=u(()=>{"use strict";Un();Jm();br();
kt();vt();Ue();xe();ra();Fr()});import{Fragment as Kx,jsx as kr,jsxs as ps}from"hono/jsx/jsx-runtime";function Qk({notices:e,nonce:t}){if(e.length===0)return null;let n=e.toSorted((r,o)=>r.sendAt<
o.sendAt?1:-1);return ps("section",{"aria-labelledby":"notices",children:[kr("h2",{id:"notices",children:ee.messages}),kr("ul",{class:"lines",children:n.map(r=>ps(
"li",{id:r.id,children:[ps("p",{children:[kr("span",{class:Yk(r)?"tag late":"tag",children:L.notice[r.state]})," ",I.dateTime(r.sentAt??r.sendAt)," \xB7 ",f.roles[r.
to.role]]}),r.suppressedFor&&kr("p",{children:L.noticeSuppressedFor[r.suppressedFor]}),Yk(r)&&kr(Up,{id:r.id,nonce:t})]}))})]})}function Up({id:e,nonce:t}){return ps(
Kx,{children:[kr("p",{children:ee.notices.todo}),ps("div",{class:"row",children:[kr(N,{action:`/notices/${e}/retry`,nonce:t,children:kr(P,{children:ee.notices.retry})}),
kr(N,{action:`/notices/${e}/close`,nonce:t,children:kr(P,{kind:"second",children:ee.notices.close})})]})]})}var Yk,Bp=u(()=>{"use strict";ri();G();pn();Cn();kt();
xe();Yk=e=>e.waitsFor==="person"||wn(e)});import{Fragment as Bx,jsx as xn,jsxs as Xm}from"hono/jsx/jsx-runtime";function Jk({view:e}){return Xm("section",{"aria-labelledby":"offers",children:[xn("h2",{id:"\
offers",children:R.offers}),e.offers.length===0?xn("p",{children:R.noOffers}):xn("ul",{class:"cards",children:e.offers.map(t=>Xm("li",{class:"card",children:[Xm(
"p",{children:[xn("span",{class:t.state==="accepted"?"tag good":"tag",children:L.offer[t.state]})," ",xn("strong",{children:e.partners[t.partnerId]?.firstName??
R.partnerHidden})]}),xn(Ux,{offer:t})]}))})]})}function Ux({offer:e}){let t=e.slot?[e.slot]:e.slots;return Xm(Bx,{children:[xn("ul",{children:t.length===0?xn("l\
i",{children:R.noTimes}):t.map(n=>xn("li",{children:I.full(n)}))}),e.state==="sent"&&e.waitsFor==="answer"&&xn("p",{children:R.answerBy(I.fullDeadline(e.answerBy))}),
e.waitsFor==="worker-reply"&&xn("p",{children:L.offerWaitsFor["worker-reply"]}),e.endedFor&&xn("p",{children:L.offerEndedFor[e.endedFor]})]})}var Zk=u(()=>{"use\
 strict";Un();pn();xe()});import{Fragment as Vx,jsx as He,jsxs as el}from"hono/jsx/jsx-runtime";function Xk(e){return R.title(e.clientReference??"")}function ew({view:e,tenant:t,coordinator:n,
mine:r,colleagues:o,staff:i,...a}){let{request:s}=e,d=s.owner==="worker"&&r&&s.waitsFor!=="meetings"||s.owner==="coordinator"&&n;return el(Vx,{children:[He(lt,{
view:a.sent?.view,trouble:a.sent?.trouble}),He(ut,{text:a.done}),el("section",{"aria-labelledby":"now",children:[He("h2",{id:"now",children:R.now}),el("p",{children:[
He("span",{class:"tag",children:L.request[s.state]})," ",d&&He("span",{class:"tag turn",children:R.yourTurn}),s.closedAs&&X.closing[s.closedAs]]}),He(ko,{standing:{
...s,next:L.requestWaitsFor[s.waitsFor]},now:a.now}),n&&s.state!=="closed"&&He("p",{children:He("a",{class:"button second",href:`/requests/${s.id}/candidates`,children:ie.
title})})]}),s.waitsFor==="coordinator"&&He(Hk,{request:s,tenant:t,...a}),s.phases.length>0&&s.state!=="closed"&&!s.consent.given&&He(Wp,{request:s,...a}),He(Nk,
{view:e,...a}),He(Kk,{view:e,coordinator:n,...a}),He(Hx,{view:e,tenant:t}),He(Jk,{view:e}),s.phases.length>0&&s.state!=="closed"&&s.consent.given&&He(Wp,{request:s,
...a}),He(Ek,{view:e,coordinator:n,colleagues:o,...a}),n&&He(Qk,{notices:e.notices,...a}),He(Ck,{view:e,staff:i})]})}function Hx({view:{request:e,worker:t},tenant:n}){
let r=e.windows.length===0?R.noTimes:e.windows.map(o=>I.full(o)).join("; ");return el("section",{"aria-labelledby":"summary",children:[He("h2",{id:"summary",children:R.
summary}),He(Jt,{facts:[e.clientReference&&[R.reference,e.clientReference],e.phases.length>0&&[f.phase,po(e.phases)],[f.area,bt(n,e.area)],[f.language,ma(e.languages)],
[R.times,r],e.needBy&&[R.needBy,I.fullDeadline(e.needBy)],[k.mode,[X.mode[e.mode],e.place].filter(Boolean).join(", ")],[k.duration,I.duration(e.durationMinutes)],
[k.channel,Nm(e.channel)],[k.audience,Am(e.audience)],[k.urgency,X.urgency[e.urgency]],e.interpreter&&[k.interpreter,f.yes],e.seats>1&&[k.seats,String(e.seats)],
[k.choice,X.choice[e.choice]],e.preferences.gender&&[k.gender,X.gender[e.preferences.gender]],e.preferences.samePartnerAsBefore&&[k.partner,k.samePartner],e.note&&
[k.note,He("bdi",{children:e.note})],t&&[R.worker,t.name]]})]})}var tw=u(()=>{"use strict";an();G();pr();ls();Un();pn();co();xe();sn();oi();xk();Pk();Ak();Fk();
Bk();Gk();Bp();Zk()});async function Ot(e){try{let t=await e();return c(t)?{failed:Gx(t)}:{value:t}}catch(t){if(t instanceof be)return{failed:{status:503,trouble:vm,fields:[]}};throw t}}
function Gx(e){let{refused:t,fields:n=[]}=e;return{status:Ur[t],trouble:bm(e),fields:n,refused:t}}async function Et(e){let t=await dm(e);return mm(t)?t.unread===
"TOO_LARGE"?ln(e,413,ke.tooLarge):ln(e,415,ke.badForm):t}var Ro=u(()=>{"use strict";en();w();$n();Xi();Ra();ur();un()});var nw,rw=u(()=>{"use strict";ls();vo();ri();Un();nw={sent:R.sent,confirmed:R.decision.confirmed,refused:R.decision.refused,"consent-given":R.consent.recorded,"\
consent-withdrawn":R.consent.withdrawn,cancelled:R.change.cancelled,closed:R.change.closed,"handed-over":R.change.handedOver,phase:R.change.phaseChanged,times:R.
change.timesChanged,"partner-left":R.change.partnerLeft,added:D.added,"move-sent":D.moveSent,moved:D.moveAgreed,"move-declined":D.moveRefused,kept:D.kept,"meeti\
ng-cancelled":D.cancelled,"outcome-noted":D.closed,"late-chosen":D.late.chosen,asked:ie.asked,recorded:ie.phone.recorded,retried:ee.notices.retried,handled:ee.notices.
closed}});function ow(e){let{windows:t,rows:n,fields:r}=Vp(e,Yx),o=Je(e,"needBy"),i=[...Qx(e),...r,...Jx(e,t.length>0||r.length>0)];o&&!Ge(o)&&i.push({path:"needBy",code:"\
NOT_A_DATE"});let a=Hp(e,"consent","consentOn"),s=e.optional("gender");return{raw:We({channel:e.optional("channel"),phases:e.all("phases"),area:e.text("area"),audience:e.
optional("audience"),languages:e.all("languages"),interpreter:e.has("interpreter"),windows:t,needBy:Ge(o)?hi(o,"23:59"):void 0,durationMinutes:Zx(e,t),mode:e.optional(
"mode"),place:e.optional("place"),urgency:e.optional("urgency"),clientReference:e.optional("clientReference"),consent:a.raw,seats:e.has("seats")&&e.text("seats")?
Number(e.text("seats")):void 0,choice:e.optional("choice"),confirm:e.optional("confirm"),preferences:We({gender:s,samePartnerAsBefore:e.has("samePartner")?!0:void 0,
partnerId:e.optional("partnerId")}),note:e.optional("note")}),fields:[...i,...a.fields],rows:n}}function Hp(e,t,n){if(e.text(t)!=="yes")return{fields:[]};let r=Je(
e,n);return Ge(r)?{raw:{given:!0,on:r},fields:[]}:{fields:[{path:n,code:r?"NOT_A_DATE":"REQUIRED"}]}}function Vp(e,t){let n=[],r=[],o=[];for(let i of t){let a=En(
e,`windows.${i}`);"fields"in a&&o.push(...a.fields),"window"in a&&(n.push(a.window),r.push(i))}return{windows:n,rows:r,fields:o}}function Qx(e){let{hasClient:t}=ct[e.
text("channel")]??ct["peer-support"];return[...t&&e.all("phases").length===0?[{path:"phases",code:"PHASES_NEEDED"}]:[],...["languages","area"].filter(n=>e.all(n).
length===0).map(n=>({path:n,code:"REQUIRED"}))]}function Jx(e,t){let n=e.text("when");return n==="later"?t?[{path:"when",code:"CONTRADICTORY"}]:[]:t?[]:[{path:n===
"given"?"windows.0.date":"when",code:"REQUIRED"}]}function Zx(e,t){let n=e.optional("durationMinutes");if(n)return Number(n);let r=t.map(({start:o,end:i})=>ge(o,
i)).filter(o=>o>=15);return r.length>0?Math.min(...r,480):void 0}function tl(e){return t=>{let n=/^windows\.(\d)\.(\w+)$/.exec(t);if(n)return eT(Number(n[1]),n[2],
e);let r=Xx[t]??t.split(".")[0]??t,o=iw[r];return o===void 0?void 0:{name:r,label:o}}}function eT(e,t,n){let o=t==="start"||t==="end"?n[e]??e:e,i=t==="start"?"f\
rom":t==="end"?"to":t,a={date:f.date,from:f.from,to:f.to}[i]??f.time;return{name:`windows.${o}.${i}`,label:`${k.window(o+1)}, ${a.toLocaleLowerCase("fi")}`}}function We(e){
return Object.fromEntries(Object.entries(e).filter(([,t])=>t!==void 0))}var Yx,iw,aw,Xx,So=u(()=>{"use strict";pr();G();An();V();oe();fr();Yx=[0,1,2];iw={forWorker:k.
onBehalf,phases:k.phases,languages:k.languages,when:k.time,windows:k.time,needBy:k.needBy,area:k.area,mode:k.mode,place:k.place,urgency:k.urgency,consent:k.consent,
consentOn:k.consentOn,durationMinutes:k.duration,channel:k.channel,audience:k.audience,interpreter:k.interpreter,choice:k.choice,confirm:k.confirm,gender:k.gender,
samePartner:k.samePartner,seats:k.seats,clientReference:k.clientReference,note:k.note},aw=Object.keys(iw),Xx={"consent.on":"consentOn","preferences.gender":"gen\
der","onBehalfOf.id":"forWorker"}});var sw={};ue(sw,{ACTIONS:()=>tT});var cs,tT,dw=u(()=>{"use strict";G();pr();Un();ce();Yl();Ud();w();Pu();Au();Qd();qu();Du();$u();la();fr();So();cs=e=>Promise.resolve(
p("INVALID",{fields:e})),tT={decision:{prefix:e=>`decision-${e.text("offerId")}`,async run(e,t,n){let r=n.optional("version");return Zd(e,t,We({decision:n.optional(
"decision"),offerId:n.optional("offerId"),reason:n.optional("reason"),version:r===void 0?void 0:Number(r)}))},done:e=>e.text("decision")==="confirm"?"confirmed":
"refused",places:zn({reason:R.decision.reason})},consent:{prefix:()=>"consent",async run(e,t,n){let{raw:r,fields:o}=Hp(n,"given","on");return o.length>0?cs(o):Jd(
e,t,r??{given:!1})},done:e=>e.text("given")==="yes"?"consent-given":"consent-withdrawn",places:zn({on:R.consent.on})},cancel:{prefix:()=>"cancel",run:(e,t,n)=>Yd(
e,t,We({as:n.optional("as")})),done:()=>"cancelled",places:zn({as:R.change.cancelAs})},close:{prefix:()=>"close",run:(e,t,n)=>Gd(e,t,We({as:n.optional("as")})),
done:()=>"closed",places:zn({as:R.change.closeAs})},"hand-over":{prefix:()=>"hand-over",run:(e,t,n)=>em(e,t,{to:n.text("to")}),done:()=>"handed-over",places:zn(
{to:R.change.handOverTo})},phase:{prefix:()=>"phase",async run(e,t,n){return Hd(e,t,We({phases:n.all("phases"),reason:n.optional("reason")}))},done:()=>"phase",
places:zn({phases:f.phase,reason:R.change.phaseReason})},"partner-leaves":{prefix:()=>"partner-leaves",async run(e,t,n){return W(e.by)?Ui(e,t,{partnerId:n.text(
"partnerId")}):p("FORBIDDEN")},done:()=>"partner-left",places:On},times:{prefix:()=>"times",async run(e,t,n){let{windows:r,fields:o}=Vp(n,[0,1,2]),i=n.has("remo\
te")?"remote":void 0;return o.length>0?cs(o):r.length===0&&!i?cs([{path:"windows.0.date",code:"REQUIRED"}]):Vd(e,t,We({windows:r.length>0?r:void 0,mode:i}))},done:()=>"\
times",places:tl([0,1,2])},meetings:{prefix:()=>"add",async run(e,t,n){let r=En(n,"meeting");if("fields"in r)return cs(r.fields);if("empty"in r)return cs([{path:"\
meeting.date",code:"REQUIRED"}]);let o={mode:n.optional("mode"),place:n.optional("place"),partnerId:n.optional("partnerId")};return od(e,t,We({...r.window,...o}))},
done:()=>"added",places:cr("meeting",{mode:k.mode,place:f.place})}}});var nl={};ue(nl,{act:()=>rT,one:()=>nT,requestPage:()=>Gp});import{jsx as iT}from"hono/jsx/jsx-runtime";async function nT(e){let t=At(e);return t?Gp(e,t):Ae(e)}
async function rT(e){let t=At(e),n=e.req.param("action")??"",{ACTIONS:r}=await Promise.resolve().then(()=>(dw(),sw)),o=Object.hasOwn(r,n)?r[n]:void 0;if(!t||!o)
return Ae(e);let i=await Et(e);if(i instanceof Response)return i;let a=await Ot(()=>o.run(oT(e,i),t,i)),s=n==="hand-over"&&!mn(e);if("value"in a)return e.redirect(
`/requests${s?"":`/${t}`}?done=${o.done(i)}`,303);let d=ot(o.prefix(i),i,a.failed.fields,o.places);return Gp(e,t,a.failed,{view:d,trouble:a.failed.trouble})}function oT(e,t){
let n=t.has("onBehalf")&&mn(e)?fa(t,"workerId"):void 0;return it(e,t,n?{role:"worker",id:n}:void 0)}async function Gp(e,t,n,r){if(n?.status===404)return Ae(e);let o=Ne(
e),[i,a,s]=await Promise.all([Gi(o,t),j(o),Vo(o)]);if(c(i))return gr(e,i);let d=ho(e),m=s.filter(l=>l.role!=="admin"&&l.id!==i.request.workerId);return Ze(e,{title:Xk(
i.request),status:n?.status,problem:n!==void 0},iT(ew,{view:i,tenant:a,coordinator:mn(e),mine:i.request.workerId===d.staffId,colleagues:m.map(l=>({value:l.id,text:l.
name})),staff:new Map(s.map(l=>[l.id,l.name])),nonce:e.get("nonce"),now:o.now,done:nw[e.req.query("done")??""],sent:r}))}var rl=u(()=>{"use strict";w();Ya();dr();
Ve();tw();$n();un();Ro();Kn();rw()});import{Fragment as aT,jsx as wr,jsxs as mw}from"hono/jsx/jsx-runtime";function lw({meetings:e,next:t,tenant:n,now:r}){return mw(aT,{children:[e.length===0&&wr("\
p",{children:D.empty}),wr("ul",{class:"cards pair",children:e.map(o=>mw("li",{class:"card",children:[wr("h2",{children:wr("a",{href:`/requests/${o.requestId}#${o.
id}`,children:wr("time",{datetime:o.start,children:I.full(o)})})}),wr("p",{children:wr("span",{class:o.state==="held"?"tag good":"tag",children:L.meeting[o.state]})}),
wr(Jt,{facts:[[D.columns.where,`${X.mode[o.mode]}, ${bt(n,o.area)}`],o.state==="scheduled"&&[D.columns.next,L.meetingWaitsFor[o.waitsFor]],o.state==="scheduled"&&
o.waitsFor!=="start"&&o.due&&[f.clock,wr(ms,{due:o.due,now:r})]]})]}))}),wr(ya,{next:t,path:"/meetings"})]})}var uw=u(()=>{"use strict";an();G();vo();pn();co();
xe();oi();Qm()});var pw={};ue(pw,{meetingActions:()=>sT});function sT(e){return{move:{prefix:()=>`move-${e}`,async run(t,n,r){let o=En(r,"move");return"fields"in o?p("INVALID",{
fields:o.fields}):"empty"in o?p("INVALID",{fields:[{path:"move.date",code:"REQUIRED"}]}):Fi(t,n,o.window)},done:()=>"move-sent",places:cr("move")},"move-answer":{
prefix:()=>`move-answer-${e}`,run:(t,n,r)=>Li(t,n,{agree:r.text("agree")==="yes"}),done:t=>t.text("agree")==="yes"?"moved":"move-declined",places:On},keep:{prefix:()=>`\
keep-${e}`,run:(t,n)=>ud(t,n),done:()=>"kept",places:On},cancel:{prefix:()=>`cancel-${e}`,run:(t,n)=>Mi(t,n),done:()=>"meeting-cancelled",places:On},close:{prefix:()=>`\
close-${e}`,run:(t,n,r)=>hd(t,n,We({outcome:r.optional("outcome")})),done:()=>"outcome-noted",places:t=>t==="outcome"?{name:"outcome",label:D.close}:void 0},late:{
prefix:()=>`late-${e}`,run:(t,n,r)=>wd(t,n,We({choice:r.optional("choice")})),done:()=>"late-chosen",places:t=>t==="choice"?{name:"choice",label:D.late.question}:
void 0}}}var cw=u(()=>{"use strict";vo();pd();yd();nu();qa();w();ou();la();fr();So()});var fw={};ue(fw,{act:()=>lT,back:()=>uT,list:()=>mT});import{jsx as pT}from"hono/jsx/jsx-runtime";async function mT(e){let t=Ne(e),n=e.req.query("cursor"),r=gn(
q(t.now)),[o,i]=await Promise.all([ad(t,{from:r,limit:dT,...n&&{cursor:n}}),j(t)]);return Ze(e,{title:D.title,current:"/meetings"},pT(lw,{meetings:o.items,next:o.
next,tenant:i,now:t.now}))}async function lT(e){let t=At(e),n=e.req.param("action")??"",{meetingActions:r}=await Promise.resolve().then(()=>(cw(),pw)),o=r(t??""),
i=Object.hasOwn(o,n)?o[n]:void 0;if(!t||!i)return Ae(e);let a=await Et(e);if(a instanceof Response)return a;let s=a.has("onBehalf")&&mn(e)?fa(a,"partnerId"):void 0,
d=it(e,a,s?{role:"partner",id:s}:void 0),m=await Ot(()=>i.run(d,t,a)),l=M(t);if("value"in m)return e.redirect(`/requests/${l}?done=${i.done(a)}`,303);let y=ot(i.
prefix(a),a,m.failed.fields,i.places),{requestPage:g}=await Promise.resolve().then(()=>(rl(),nl));return g(e,l,m.failed,{view:y,trouble:m.failed.trouble})}async function uT(e){
let t=At(e);return t?e.redirect(`/requests/${M(t)}`,303):Ae(e)}var dT,yw=u(()=>{"use strict";vo();dd();Pe();oe();Ve();uw();$n();un();Ro();Kn();dT=50});import{Fragment as cT,jsx as ol,jsxs as Yp}from"hono/jsx/jsx-runtime";function gw({kind:e,id:t,open:n,nonce:r}){return Yp(cT,{children:[Yp("p",{children:[ee.stuck.
todo[e]," ",ee.stuck.again]}),Yp("div",{class:"row",children:[ol(N,{action:`/queue/${e}/${t}/retry`,nonce:r,children:ol(P,{children:ee.stuck.retry})}),e==="offe\
r"&&n&&ol(N,{action:`/queue/offer/${t}/close`,nonce:r,children:ol(P,{kind:"second",children:ee.stuck.close})})]})]})}var hw=u(()=>{"use strict";ri();kt()});import{Fragment as bT,jsx as Re,jsxs as ai}from"hono/jsx/jsx-runtime";function kw({rows:e,next:t,tenant:n,partners:r,filter:o,...i}){return ai(bT,{children:[Re(
lt,{view:i.sent?.view,trouble:i.sent?.trouble}),Re(ut,{text:i.done}),Re("p",{children:ee.intro}),ai("form",{method:"get",action:"/queue",class:"row",children:[Re(
ne,{view:o,name:"area",label:ee.filterArea,options:te.areas(n),empty:ee.allAreas}),Re(ne,{view:o,name:"state",label:ee.filterState,options:fT.map(a=>({value:a,text:L.
request[a]})),empty:ee.allStates}),Re("button",{class:"second",children:f.filter})]}),Re("p",{children:e.length===0?ee.empty:ee.count(e.length)}),Re("ol",{class:"\
cards",children:e.map(a=>Re(yT,{row:a,tenant:n,partners:r,...i}))}),Re(ya,{next:t,path:"/queue",query:{area:o.form.text("area"),state:o.form.text("state")}})]})}
function yT({row:e,tenant:t,partners:n,nonce:r,now:o}){let i=[e.area&&bt(t,e.area),e.phases&&po(e.phases)].filter(Boolean).join(" \xB7 ");return ai("li",{class:"\
card",children:[Re("h2",{children:Re("a",{href:hT(e),children:[L.kind[e.kind],i].filter(Boolean).join(": ")})}),ai("p",{children:[e.owner==="coordinator"&&Re("s\
pan",{class:"tag turn",children:St.yourTurn}),e.stuck&&Re("span",{class:"tag late",children:ee.stuck.tag}),!vw(e)&&Re("span",{class:"tag",children:wT(e)}),e.urgency&&
e.urgency!=="routine"&&Re("span",{class:"tag",children:X.urgency[e.urgency]}),e.nudges?Re("span",{class:"tag",children:ee.nudged(e.nudges)}):null]}),Re(ko,{standing:{
...e,next:vT(e),since:e.stuck?.since},now:o}),Re(gT,{row:e,partners:n}),e.kind==="request"&&Re("p",{children:Re("a",{href:`/requests/${e.id}/candidates`,children:ee.
toCandidates})}),e.stuck&&e.kind!=="notice"&&Re(gw,{kind:e.kind,id:e.id,open:e.state==="sent",nonce:r}),e.kind==="notice"&&Re(Up,{id:e.id,nonce:r})]})}function gT({
row:e,partners:t}){if(!e.misses||e.misses.length===0)return null;let n=et.filter(r=>e.missing?.[r]);return ai("details",{children:[ai("summary",{children:[ee.nobody,
" ",Re("span",{class:"plain",children:n.map(r=>ee.ruleCount(Wr.fails[r],e.missing?.[r]??0)).join(", ")})]}),Re("ul",{children:e.misses.map(({partnerId:r,codes:o})=>ai(
"li",{children:[Re("a",{href:`/partners/${r}`,children:t.get(r)??L.kind.card}),": ",o.map(i=>Wr.fails[i]).join(", ")]}))})]})}function hT({kind:e,id:t,requestId:n}){
return e==="tenant"?"/agreements":e==="card"||e==="diary"?`/partners/${t}`:`/requests/${n??t}`}function vT(e){return vw(e)?e.state==="waiting"?ee.stuck.unsent:ee.
stuck.unsure:ww(e)[1][e.waitsFor]??f.unknown}var fT,kT,ww,wT,vw,bw=u(()=>{"use strict";an();G();ri();Vm();Jm();pn();br();xe();vt();_r();sn();Bp();oi();Qm();hw();
fT=["open","offered","accepted","confirmed"];kT={request:[L.request,L.requestWaitsFor],offer:[L.offer,L.offerWaitsFor],meeting:[L.meeting,L.meetingWaitsFor],notice:[
L.notice,L.noticeWaitsFor],card:[L.partner,L.cardWaitsFor],diary:[L.kept,L.keptWaitsFor],tenant:[L.kept,L.keptWaitsFor]},ww=({kind:e})=>kT[e],wT=e=>ww(e)[0][e.state]??
f.unknown;vw=({kind:e,stuck:t,waitsFor:n})=>e==="notice"&&t!==void 0&&n!=="person"});var Sw={};ue(Sw,{list:()=>OT,notice:()=>xT,stuck:()=>PT});import{jsx as NT}from"hono/jsx/jsx-runtime";function OT(e){return Rw(e)}async function Rw(e,t){let n=Ne(
e),r=sm(new URL(e.req.url).search),[o,i,a]=[r.optional("area"),r.optional("state"),r.optional("cursor")],s={limit:RT,...o&&{area:o},...i&&{state:i},...a&&{cursor:a}},
[d,m]=await Promise.all([Wd(n,s),j(n)]);if(c(d))return gr(e,d);let y=d.items.some(g=>g.misses&&g.misses.length>0)?await ET(e):new Map;return Ze(e,{title:ee.title,
current:"/queue",status:t?.status,problem:t!==void 0},NT(kw,{rows:d.items,next:d.next,tenant:m,partners:y,filter:{...jt("filter"),form:r},nonce:e.get("nonce"),now:n.
now,done:ST[e.req.query("done")??""],sent:t&&{view:jt("stuck"),trouble:t.trouble}}))}async function ET(e){let{candidates:t}=await Jn(Ne(e));return new Map(t.map(
({card:n})=>[n.id,n.firstName]))}async function xT(e){let t=At(e),n=e.req.param("action");if(!t||n!=="retry"&&n!=="close")return Ae(e);let r=await Et(e);if(r instanceof
Response)return r;let o=await Ot(async()=>{let{closeNotice:s,retryNotice:d}=await Promise.resolve().then(()=>(su(),ry));return n==="retry"?d(it(e,r),t):s(it(e,r),
t)}),i=M(t);if("value"in o)return e.redirect(`/requests/${i}?done=${n==="retry"?"retried":"handled"}`,303);let{requestPage:a}=await Promise.resolve().then(()=>(rl(),nl));
return a(e,i,o.failed,{view:jt(`notice-${t}`),trouble:o.failed.trouble})}async function PT(e){let t=At(e),n=TT.find(a=>a===e.req.param("kind")),r=n==="offer"&&e.
req.param("action")==="close";if(!t||!n||!r&&e.req.param("action")!=="retry")return Ae(e);let o=await Et(e);if(o instanceof Response)return o;let i=await Ot(async()=>r?
(await Promise.resolve().then(()=>(zu(),Hy))).closeStuckOffer(it(e,o),t):(await Promise.resolve().then(()=>(Ku(),Vy))).retryStuck(it(e,o),n,t));return"value"in i?
e.redirect(`/queue?done=${r?"closed":"retried"}`,303):i.failed.status===404?Ae(e):Rw(e,i.failed)}var RT,ST,TT,Ow=u(()=>{"use strict";ri();bi();Pe();w();jd();Ve();
Ue();bw();Xi();un();Ro();Kn();RT=100,ST={retried:ee.stuck.retried,closed:ee.stuck.closed};TT=["request","offer","meeting","card","diary","tenant"]});import{Fragment as LT,jsx as ae,jsxs as Oo}from"hono/jsx/jsx-runtime";function xw({view:e,considered:t,...n}){let r=t.filter(({codes:a})=>a.length===0).toSorted(
(a,s)=>(a.rank??999)-(s.rank??999)),o=t.filter(({codes:a})=>a.length>0).toSorted((a,s)=>a.codes.length-s.codes.length),i=e.offers.filter(({state:a,waitsFor:s})=>a===
"sent"&&s==="answer");return Oo(LT,{children:[ae(lt,{view:n.sent?.view,trouble:n.sent?.trouble}),ae(ut,{text:n.done}),ae("p",{children:ae("a",{href:`/requests/${e.
request.id}`,children:f.back})}),ae("h2",{children:ie.fit}),r.length===0&&ae("p",{children:ie.fitEmpty}),ae("ol",{class:"cards",children:r.map(a=>ae(Ew,{one:a,view:e,
...n}))}),ae("h2",{children:ie.others}),o.length===0&&ae("p",{children:f.none}),ae("ul",{class:"cards",children:o.map(a=>ae(Ew,{one:a,view:e,...n}))}),i.length>
0&&ae("h2",{children:ie.phone.title}),i.map(a=>ae(FT,{offer:a,view:e,...n}))]})}function Ew({one:e,view:t,...n}){return Oo("li",{class:"card",id:`partner-${e.partnerId}`,
children:[Oo("h3",{children:[e.rank!==void 0&&`${ie.rank(e.rank)} `,ae("a",{href:`/partners/${e.partnerId}`,children:e.firstName})]}),e.asked&&ae("p",{children:`${ie.
alreadyAsked}: ${L.offer[e.asked]}`}),e.codes.length>0?ae("ul",{children:e.codes.map(r=>Oo("li",{children:[Wr.fails[r],". ",ae("span",{class:"quiet",children:Wr.
helps[r]})]}))}):ae("p",{children:IT(e)}),AT(t,e)&&ae(CT,{one:e,view:t,...n})]})}function AT({request:e},{asked:t,codes:n}){return(e.state==="open"||e.state==="\
offered")&&t!=="sent"&&!n.includes("ROLE")&&!n.includes("CHECKS")}function IT({score:e}){return e?[e.unknown===0?ie.scores.known:ie.scores.unknown,e.unwished===
0&&ie.scores.continuity,e.language===0&&ie.scores.language(X.level.native)].filter(Boolean).join(" \xB7 "):Wr.fits}function CT({one:e,view:{request:t},nonce:n,sent:r}){
let o=me(`offer-${e.partnerId}`,r?.view),i=e.codes.length>0,a=e.slots.map(({start:s,end:d})=>({value:`${s}/${d}`,text:I.full({start:s,end:d})}));return Oo(Ee,{title:i?
ie.override:ie.ask(e.firstName),open:Be(o),children:[ae("p",{children:i?ie.overrideHint:ie.askHint}),Oo(N,{action:`/requests/${t.id}/offers`,nonce:n,children:[ae(
"input",{type:"hidden",name:"partnerId",value:e.partnerId}),a.length>0&&ae(ne,{view:o,name:"slot",label:ie.slot,options:a,empty:ie.anySlot}),e.codes.map(s=>ae("\
input",{type:"hidden",name:"rule",value:s})),i&&ae($,{view:o,name:"reason",label:ie.overrideReason}),ae(P,{kind:i?"second":void 0,children:ie.ask(e.firstName)})]})]})}
function FT({offer:e,view:t,nonce:n,sent:r}){let o=me(`answer-${e.id}`,r?.view),i=t.partners[e.partnerId]?.firstName??L.kind.card;return Oo("article",{class:"ca\
rd",children:[ae("h3",{children:i}),ae("p",{children:ie.phone.hint}),Oo(N,{action:`/offers/${e.id}/answer`,nonce:n,children:[ae("input",{type:"hidden",name:"par\
tnerId",value:e.partnerId}),ae(Im,{view:o,offer:e,legend:ie.phone.answer}),ae(P,{children:ie.phone.submit})]})]})}var Tw=u(()=>{"use strict";ls();an();G();Jm();
pn();kt();mp();vt();Qt();Ue();xe();sn();qr()});var Pw={};ue(Pw,{answer:()=>$T,list:()=>qT,offer:()=>MT});import{jsx as WT}from"hono/jsx/jsx-runtime";async function qT(e){let t=At(e);return t?Qp(e,t):Ae(e)}async function MT(e){
let t=At(e);if(!t)return Ae(e);let n=await Et(e);if(n instanceof Response)return n;let[r,o]=n.text("slot").split("/"),i=n.optional("reason"),a=await Ot(async()=>{
let{offerByHand:d}=await Promise.resolve().then(()=>(yu(),ly)),m=r&&o?{start:r,end:o}:void 0,l=i?{rules:n.all("rule"),reason:i}:void 0;return d(it(e,n),t,We({partnerId:n.
text("partnerId"),slot:m,override:l}))});if("value"in a)return e.redirect(`/requests/${t}?done=asked`,303);let s=ot(`offer-${n.text("partnerId")}`,n,DT(a.failed,
i),_T);return Qp(e,t,a.failed,{view:s,trouble:a.failed.trouble})}function DT({refused:e,fields:t},n){return!n&&(e==="RULES_FAIL"||e==="OVERRIDE_NEEDS_REASON")?[
...t,{path:"reason",code:"REQUIRED"}]:t}async function $T(e){let t=At(e);if(!t)return Ae(e);let n=await Et(e);if(n instanceof Response)return n;let r=fa(n,"part\
nerId"),o=await Ot(async()=>{let s=Mm(n);if(c(s))return s;let{answerOffer:d}=await Promise.resolve().then(()=>(Ed(),sy));return d(it(e,n,r?{role:"partner",id:r}:
void 0),t,s)});if("value"in o)return e.redirect(`/requests/${M(t)}?done=recorded`,303);let i=cr("other",{answer:F.question,other:f.time}),a=ot(`answer-${t}`,n,o.
failed.fields,i);return Qp(e,M(t),o.failed,{view:a,trouble:o.failed.trouble})}async function Qp(e,t,n,r){if(n?.status===404)return Ae(e);let o=Ne(e),[i,a]=await Promise.
all([Gi(o,t),Ms(o,t)]);return c(i)?gr(e,i):c(a)?gr(e,a):Ze(e,{title:ie.title,status:n?.status,problem:n!==void 0},WT(xw,{view:i,considered:a,nonce:e.get("nonce"),
now:o.now,sent:r}))}var _T,Nw=u(()=>{"use strict";ls();G();Ar();Ml();Pe();w();Ya();la();$n();Tw();cp();un();Ro();Kn();So();_T=e=>e==="reason"||e.startsWith("ove\
rride")?{name:"reason",label:ie.overrideReason}:e.startsWith("slot")?{name:"slot",label:ie.slot}:void 0});var h,ka=u(()=>{"use strict";zr();h={title:"Kumppanit",empty:"Kumppaneita ei ole viel\xE4 lis\xE4tty.",caption:"Kumppanit aakkosj\xE4rjestyksess\xE4",add:"Lis\xE4\xE4\
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
t",noBookings:"Ei sovittuja aikoja."}});import{Fragment as VT,jsx as ve,jsxs as fs}from"hono/jsx/jsx-runtime";function il({view:e,tenant:t,partner:n}){let r=n?.card,o=r?.state??"applied",i=[o,..._s[o]].
filter(a=>a!=="paused"||o==="paused");return fs(VT,{children:[ve($,{view:e,name:"firstName",label:h.firstName,initial:r?.firstName}),ve($,{view:e,name:"organisa\
tion",label:h.organisation,initial:r?.organisation}),ve(ne,{view:e,name:"state",label:h.state,options:i.map(a=>({value:a,text:L.partner[a]})),initial:o}),ve(Pm,
{view:e,name:"introduction",label:h.introduction,hint:h.introductionHint,initial:r?.introduction}),ve(dn,{view:e,name:"roles",legend:h.roles,options:zT,initial:r?.
roles}),ve(dn,{view:e,name:"experience",legend:h.experience,hint:h.experienceHint,options:te.phases,initial:r?.experience}),ve(UT,{view:e,partner:n}),ve(dn,{view:e,
name:"areas",legend:h.areas,options:te.areas(t),initial:r?.areas}),ve(dn,{view:e,name:"modes",legend:h.modes,options:te.modes,initial:r?.modes??["in-person","re\
mote","phone"]}),ve(ne,{view:e,name:"gender",label:h.gender,options:te.gender,empty:h.noGender,initial:r?.gender}),ve(BT,{view:e,partner:n}),ve(HT,{view:e,partner:n})]})}
function UT({view:e,partner:t}){let n=t?.card.languages??[],r=Ri.map(o=>({value:o,text:X.level[o]}));return fs("fieldset",{id:e.prefix?`${e.prefix}-languages`:"\
languages",tabindex:-1,children:[ve("legend",{children:h.languages}),Array.from({length:Math.max(4,n.length+1)},(o,i)=>fs("div",{class:"row",children:[ve(ne,{view:e,
name:`languages.${i}.code`,label:h.language(i+1),options:te.languages,empty:f.pick,initial:n[i]?.code}),ve(ne,{view:e,name:`languages.${i}.level`,label:h.level,
options:r,initial:n[i]?.level??"native"})]}))]})}function BT({view:e,partner:t}){let n=t?.card,r=n?.capacity??jT,o=n?.earningsCap===void 0?void 0:String(n.earningsCap/
100).replace(".",","),i=a=>ve($,{view:e,name:a,label:h[a],initial:String(r[a]),numeric:!0,short:!0});return fs("fieldset",{children:[ve("legend",{children:h.capacity}),
i("families"),i("meetingsPerDay"),i("hoursPerMonth"),i("offersPerWeek"),ve($,{view:e,name:"travelMinutes",label:h.travelMinutes,initial:String(n?.travelMinutes??
30),numeric:!0,short:!0}),ve($,{view:e,name:"earningsCap",label:`${h.earningsCap} ${f.optional}`,initial:o,short:!0}),ve(Qe,{view:e,name:"urgentAtNight",label:h.
urgentAtNight,initial:n?.urgentAtNight??!1})]})}function HT({view:e,partner:t}){let n=t?.contact,r=Object.entries(h.speaksOptions).map(([o,i])=>({value:o,text:i}));
return fs("fieldset",{children:[ve("legend",{children:h.contact}),ve($,{view:e,name:"contactName",label:`${h.contactName} ${f.optional}`,initial:n?.name}),ve($,
{view:e,name:"phone",type:"tel",label:h.phone,hint:h.phoneHint,initial:n?.phone}),ve($,{view:e,name:"email",type:"email",label:h.email,initial:n?.email}),ve($,{
view:e,name:"payrollNumber",label:`${h.payrollNumber} ${f.optional}`,initial:n?.payrollNumber,short:!0}),ve(dn,{view:e,name:"contactBy",legend:h.contactBy,options:KT,
initial:t?.card.contactBy??["sms","email"]}),ve(ne,{view:e,name:"speaks",label:h.speaks,options:r,initial:t?.card.speaks??"fi"})]})}var jT,zT,KT,Jp=u(()=>{"use \
strict";an();G();ka();pn();qo();Nd();vt();Qt();xe();_r();jT={families:3,meetingsPerDay:2,hoursPerMonth:20,offersPerWeek:5},zT=Uo.map(e=>({value:e,text:Cr(hy[e].
names.fi)})),KT=[{value:"sms",text:h.sms},{value:"email",text:h.email}]});import{Fragment as GT,jsx as jr,jsxs as Aw}from"hono/jsx/jsx-runtime";function Iw({partners:e,tenant:t}){return Aw(GT,{children:[jr("p",{children:jr("a",{class:"\
button",href:"/partners/new",children:h.add})}),e.length===0&&jr("p",{children:h.empty}),jr("ul",{class:"cards pair",children:e.map(({card:n,diary:r})=>Aw("li",
{class:"card",children:[jr("h2",{children:jr("a",{href:`/partners/${n.id}`,children:n.firstName})}),jr("p",{children:jr("span",{class:n.state==="active"?"tag go\
od":"tag",children:L.partner[n.state]})}),jr(Jt,{facts:[[h.organisation,n.organisation],[h.columns.areas,n.areas.map(o=>bt(t,o)).join(", ")],[h.columns.languages,
ma(n.languages.map(({code:o})=>o))],[h.columns.families,h.families_now(r.families.length)]]})]}))})]})}var Cw=u(()=>{"use strict";ka();pn();co();xe()});import{Fragment as sl,jsx as Q,jsxs as Eo}from"hono/jsx/jsx-runtime";function Fw(e){let{partner:t,now:n,sent:r,done:o}=e,{card:i,diary:a}=t;return Eo(sl,{children:[
Q(lt,{view:r?.view,trouble:r?.trouble}),Q(ut,{text:o}),Eo("p",{children:[Q("span",{class:"tag",children:L.partner[i.state]})," ",h.families_now(a.families.length)]}),
i.waitsFor!=="nothing"&&Q(ko,{standing:{...i,next:L.cardWaitsFor[i.waitsFor]},now:n}),Q("h2",{children:h.bookings}),a.bookings.length===0&&Q("p",{children:h.noBookings}),
Q("ul",{children:a.bookings.map(s=>Q("li",{children:Q("a",{href:`/requests/${s.requestId}#${s.meetingId}`,children:I.full(s)})}))}),Q(YT,{...e}),Q(al,{...e,name:"\
availability",title:U.title,save:U.save,children:s=>Q(Dm,{view:s,availability:i.availability,now:n,dated:!0})}),Q(al,{...e,name:"card",title:h.edit,save:f.save,
children:s=>Q(il,{view:s,tenant:e.tenant,partner:t})}),Q(QT,{...e}),Q(JT,{...e})]})}function al({name:e,title:t,save:n,partner:r,nonce:o,sent:i,children:a}){let s=me(
e,i?.view);return Q(Ee,{title:t,open:Be(s),children:Eo(N,{action:`/partners/${r.card.id}/${e}`,nonce:o,children:[Q("input",{type:"hidden",name:"version",value:String(
r.card.version)}),a(s),Q(P,{children:n})]})})}function YT({partner:{card:e},nonce:t,sent:n}){let r=me("pause",n?.view);return e.state!=="active"&&e.state!=="pau\
sed"?null:Eo("section",{"aria-labelledby":"pause",children:[Q("h2",{id:"pause",children:h.pause}),e.state==="paused"?Eo(sl,{children:[Q("p",{children:e.pausedUntil?
h.pausedUntil(I.fullDeadline(e.pausedUntil)):h.pausedOpen}),Q(N,{action:`/partners/${e.id}/resume`,nonce:t,children:Q(P,{children:h.pauseEnd})})]}):Eo(N,{action:`\
/partners/${e.id}/pause`,nonce:t,children:[Q($,{view:r,name:"until",type:"date",label:h.pauseUntil,hint:h.pauseUntilHint}),Q(P,{kind:"second",children:h.pauseStart})]})]})}
function QT(e){let{checks:t}=e.partner.card,n=["504/2002","148/2014"].map(r=>({value:r,text:r}));return Q(al,{...e,name:"checks",title:h.checks,save:f.save,children:r=>Eo(
sl,{children:[Q($,{view:r,name:"undertakingUntil",type:"date",label:h.undertakingUntil,initial:t.undertakingUntil}),Q($,{view:r,name:"agreementUntil",type:"date",
label:h.agreementUntil,initial:t.agreementUntil}),Q($,{view:r,name:"checkedOn",type:"date",label:h.extract,hint:h.extractHint,initial:t.extract?.checkedOn}),Q(ne,
{view:r,name:"basis",label:h.extractBasis,options:n,empty:h.noExtract,initial:t.extract?.basis})]})})}function JT(e){let{conflicts:t}=e.partner.card;return Q(al,
{...e,name:"conflicts",title:h.conflicts,save:f.save,children:n=>Eo(sl,{children:[Q("p",{children:h.conflictsHint}),Q(dn,{view:n,name:"workers",legend:h.conflictWorkers,
options:e.workers,initial:t.workers}),Q(dn,{view:n,name:"areas",legend:h.conflictAreas,options:te.areas(e.tenant),initial:t.areas}),Q(Qe,{view:n,name:"ownCase",
label:h.ownCase,initial:t.ownCase})]})})}var Lw=u(()=>{"use strict";ei();G();ka();pn();kt();vt();Qt();Ue();xe();_r();sn();qr();oi();wp();Jp()});function gs(e){let t=Array.from({length:ZT},(r,o)=>o).filter(r=>e.text(`languages.${r}.code`));return{raw:We({firstName:e.text("firstName"),organisation:e.text(
"organisation"),introduction:e.text("introduction"),state:e.optional("state"),roles:e.all("roles"),experience:e.all("experience"),languages:t.map(r=>({code:e.text(
`languages.${r}.code`),level:e.text(`languages.${r}.level`)})),areas:e.all("areas"),modes:e.all("modes"),gender:e.optional("gender"),travelMinutes:ys(e,"travelM\
inutes"),capacity:{families:ys(e,"families"),meetingsPerDay:ys(e,"meetingsPerDay"),hoursPerMonth:ys(e,"hoursPerMonth"),offersPerWeek:ys(e,"offersPerWeek")},earningsCap:e.
optional("earningsCap")&&XT(e.text("earningsCap")),urgentAtNight:e.has("urgentAtNight"),contactBy:e.all("contactBy"),speaks:e.optional("speaks"),contact:We({name:e.
optional("contactName"),phone:e.optional("phone")?.replace(/[\s-]/g,"").replace(/^0(?=[1-9])/,"+358"),email:e.optional("email"),payrollNumber:e.optional("payrol\
lNumber")})}),rows:t}}function qw(e){let t=Je(e,"checkedOn"),n=e.text("basis");return{checks:We({undertakingUntil:Je(e,"undertakingUntil")||void 0,agreementUntil:Je(
e,"agreementUntil")||void 0,extract:t||n?{checkedOn:t,basis:n}:void 0})}}function Mw(e){return{conflicts:{workers:e.all("workers"),areas:e.all("areas"),ownCase:e.
has("ownCase")}}}function ys(e,t){return/^\d{1,6}$/.test(e.text(t))?Number(e.text(t)):Number.NaN}function XT(e){return/^\d{1,6}([.,]\d{1,2})?$/.test(e)?Math.round(
Number(e.replace(",","."))*100):Number.NaN}function xo(e=[]){return t=>{let n=/^languages\.(\d+)(?:\.(\w+))?$/.exec(t);if(n)return{name:`languages.${e[Number(n[1])]??
0}.${n[2]??"code"}`,label:h.languages};if(t==="contact.name")return{name:"contactName",label:h.contactName};let o=t.split(".").filter(a=>!/^\d+$/.test(a)).at(-1)??
t,i=eP[o];return i===void 0?void 0:{name:o,label:i}}}var ZT,eP,Zp=u(()=>{"use strict";ka();fr();So();ZT=12;eP={firstName:h.firstName,organisation:h.organisation,
introduction:h.introduction,state:h.state,roles:h.roles,experience:h.experience,languages:h.languages,areas:h.areas,modes:h.modes,gender:h.gender,travelMinutes:h.
travelMinutes,families:h.families,meetingsPerDay:h.meetingsPerDay,hoursPerMonth:h.hoursPerMonth,offersPerWeek:h.offersPerWeek,earningsCap:h.earningsCap,contactBy:h.
contactBy,speaks:h.speaks,contactName:h.contactName,phone:h.phone,email:h.email,payrollNumber:h.payrollNumber,undertakingUntil:h.undertakingUntil,agreementUntil:h.
agreementUntil,checkedOn:h.extract,basis:h.extractBasis,workers:h.conflictWorkers,ownCase:h.ownCase,until:h.pauseUntil}});var Dw={};ue(Dw,{PARTNER_ACTIONS:()=>tP});function dl(e){return Number(e.optional("version")??Number.NaN)}async function nP(e,t,n){let{raw:r,fields:o}=ti(n);if(o.
length>0)return p("INVALID",{fields:o});let[i,a]=await Promise.all([vn(e,t),e.idempotency&&e.store.receipt(e.idempotency.key)]);return i&&i.version!==dl(n)&&!a?
p("STALE_VERSION"):Ki(e,t,r)}var tP,_w=u(()=>{"use strict";Ua();Dd();_d();Bo();w();vp();Rp();fr();Zp();So();tP={card:{run:(e,t,n)=>zi(e,t,{gender:null,earningsCap:null,
...gs(n).raw},dl(n)),done:"saved",places:e=>xo(gs(e).rows)},checks:{run:(e,t,n)=>zi(e,t,qw(n),dl(n)),done:"saved",places:()=>xo()},conflicts:{run:(e,t,n)=>zi(e,
t,Mw(n),dl(n)),done:"saved",places:()=>xo()},availability:{run:nP,done:"availability-saved",places:e=>_m(ti(e).rows,ti(e).fields)},pause:{run:(e,t,n)=>ar(e,t,We(
{until:Je(n,"until")||void 0})),done:"paused",places:()=>xo()},resume:{run:(e,t)=>ji(e,t),done:"resumed",places:()=>xo()}}});var zw={};ue(zw,{act:()=>dP,add:()=>aP,blank:()=>iP,list:()=>oP,one:()=>sP});import{Fragment as mP,jsx as hs,jsxs as $w}from"hono/jsx/jsx-runtime";async function oP(e){
let t=Ne(e),[n,r]=await Promise.all([Md(t),j(t)]);return c(n)?gr(e,n):Ze(e,{title:h.title,current:"/partners"},hs(Iw,{partners:n.items,tenant:r}))}function iP(e){
return Ww(e)}async function aP(e){let t=await Et(e);if(t instanceof Response)return t;let{raw:n,rows:r}=gs(t),o=await Ot(()=>Ld(it(e,t),n));return"value"in o?e.
redirect(`/partners/${o.value.card.id}?done=added`,303):Ww(e,o.failed,{view:ot("card",t,o.failed.fields,xo(r)),trouble:o.failed.trouble})}async function Ww(e,t,n){
let r=await j(Ne(e));return Ze(e,{title:h.add,current:"/partners",status:t?.status,problem:t!==void 0},$w(mP,{children:[hs(lt,{view:n?.view,trouble:n?.trouble}),
$w(N,{action:"/partners/new",nonce:e.get("nonce"),children:[hs(il,{view:n?.view??jt("card"),tenant:r}),hs(P,{children:f.save})]})]}))}async function sP(e){let t=At(
e);return t?jw(e,t):Ae(e)}async function dP(e){let t=At(e),n=e.req.param("action")??"",{PARTNER_ACTIONS:r}=await Promise.resolve().then(()=>(_w(),Dw)),o=Object.
hasOwn(r,n)?r[n]:void 0;if(!t||!o)return Ae(e);let i=await Et(e);if(i instanceof Response)return i;let a=await Ot(()=>o.run(it(e,i),t,i));if("value"in a)return e.
redirect(`/partners/${t}?done=${o.done}`,303);let s=ot(n,i,a.failed.fields,o.places(i));return jw(e,t,a.failed,{view:s,trouble:a.failed.trouble})}async function jw(e,t,n,r){
if(n?.status===404)return Ae(e);let o=Ne(e),[i,a,s]=await Promise.all([qd(o,t),j(o),Vo(o)]);return c(i)?gr(e,i):Ze(e,{title:i.card.firstName,current:"/partners",
status:n?.status,problem:n!==void 0},hs(Fw,{partner:i,tenant:a,workers:s.filter(({role:d})=>d==="worker").map(({id:d,name:m})=>({value:d,text:m})),nonce:e.get("\
nonce"),now:o.now,done:rP[e.req.query("done")??""],sent:r}))}var rP,Kw=u(()=>{"use strict";ei();G();ka();Dd();w();dr();Ve();kt();Ue();Jp();Cw();Lw();sn();$n();un();
Ro();Kn();Zp();rP={added:h.added,saved:h.saved,"availability-saved":U.saved,paused:h.paused,resumed:h.resumed}});var pt,Xp=u(()=>{"use strict";zr();pt={title:"Vaihesopimukset",intro:"Mink\xE4 j\xE4rjest\xF6n kumppanit toimivat miss\xE4kin vaiheessa ja kunnassa. Kumppania kysyt\xE4\xE4n vain\
, kun sopimus on voimassa.",row:e=>`Sopimus ${e}`,ofArea:(e,t)=>`${e}: ${Xe(t,"sopimus","sopimusta")}`,add:"Uusi sopimus",organisation:"J\xE4rjest\xF6",validFrom:"\
Voimassa alkaen",validTo:"Voimassa asti",remove:"Poista t\xE4m\xE4 sopimus",save:"Tallenna sopimukset",saved:"Sopimukset on tallennettu. Avoimet pyynn\xF6t tarkist\
etaan uudestaan."}});import{Fragment as pP,jsx as Lt,jsxs as ks}from"hono/jsx/jsx-runtime";function Bw({tenant:e,nonce:t,sent:n,done:r}){let o=n?.view??jt("agreements"),i=e.agreements.
map((a,s)=>({row:a,n:s}));return ks(pP,{children:[Lt(lt,{view:n?.view,trouble:n?.trouble}),Lt(ut,{text:r}),Lt("p",{children:pt.intro}),ks(N,{action:"/agreements",
nonce:t,children:[Lt("input",{type:"hidden",name:"version",value:String(e.version)}),[...Map.groupBy(i,({row:a})=>a.area)].map(([a,s])=>ks("details",{open:s.some(
({n:d})=>uP(o,d)),children:[Lt("summary",{children:pt.ofArea(bt(e,a),s.length)}),s.map(({row:d,n:m})=>Lt(Uw,{view:o,n:m,row:d,tenant:e}))]})),Lt("h2",{children:pt.
add}),Array.from({length:lP},(a,s)=>Lt(Uw,{view:o,n:i.length+s,tenant:e})),Lt(P,{children:pt.save})]})]})}function uP(e,t){return[...e.problems.keys()].some(n=>n.
startsWith(`items.${t}.`))}function Uw({view:e,n:t,row:n,tenant:r}){let o=`items.${t}`;return ks("fieldset",{class:"box",children:[Lt("legend",{children:n?`${pt.
row(t+1)}: ${po([n.phase])}`:pt.row(t+1)}),ks("div",{class:"row",children:[Lt(ne,{view:e,name:`${o}.area`,label:f.area,options:te.areas(r),empty:f.pick,initial:n?.
area}),Lt(ne,{view:e,name:`${o}.phase`,label:f.phase,options:te.phases,empty:f.pick,initial:n?.phase}),Lt($,{view:e,name:`${o}.organisation`,label:pt.organisation,
initial:n?.organisation,short:!0}),Lt($,{view:e,name:`${o}.validFrom`,type:"date",label:pt.validFrom,initial:n?.validFrom}),Lt($,{view:e,name:`${o}.validTo`,type:"\
date",label:pt.validTo,initial:n?.validTo})]}),n&&Lt(Qe,{view:e,name:`${o}.remove`,label:pt.remove})]})}var lP,Hw=u(()=>{"use strict";Xp();G();kt();vt();Qt();Ue();
xe();_r();sn();lP=2});var Gw={};ue(Gw,{save:()=>fP,show:()=>cP});import{jsx as wP}from"hono/jsx/jsx-runtime";async function cP(e){return Vw(e,await j(Ne(e)))}async function fP(e){let t=await Et(
e);if(t instanceof Response)return t;let n=await j(Ne(e)),{items:r,rows:o}=gP(t,n),i=await Ot(()=>im(it(e,t),{items:r},Number(t.optional("version")??Number.NaN)));
if("value"in i)return e.redirect("/agreements?done=saved",303);let a=ot("agreements",t,i.failed.fields,kP(o));return Vw(e,n,i.failed,{view:a,trouble:i.failed.trouble})}
function gP(e,t){let n=[],r=[];for(let o=0;o<yP&&e.has(`items.${o}.area`);o++){let[i,a,s]=[e.text(`items.${o}.area`),e.text(`items.${o}.phase`),e.text(`items.${o}\
.organisation`)];if(e.has(`items.${o}.remove`)||!i&&!a&&!s)continue;let d=t.areas.find(({code:l})=>l===i)?.county,m=Je(e,`items.${o}.validTo`)||void 0;n.push(We(
{county:d,area:i,phase:a,organisation:s,validFrom:Je(e,`items.${o}.validFrom`),validTo:m})),r.push(o)}return{items:n,rows:r}}function kP(e){return t=>{let[,n="0",
r="area"]=/^items\.(\d+)\.(\w+)$/.exec(t)??[],o=e[Number(n)]??0,i=r==="county"?"area":r;return{name:`items.${o}.${i}`,label:`${pt.row(o+1)}, ${hP[i]??i}`}}}function Vw(e,t,n,r){
let o=e.req.query("done")==="saved"?pt.saved:void 0;return Ze(e,{title:pt.title,current:"/agreements",status:n?.status,problem:n!==void 0},wP(Bw,{tenant:t,nonce:e.
get("nonce"),now:Ne(e).now,sent:r,done:o}))}var yP,hP,Yw=u(()=>{"use strict";Xp();G();Vu();Ve();$n();Hw();fr();un();Ro();Kn();So();yP=2e3;hP={area:f.area,phase:f.
phase,organisation:pt.organisation,validFrom:pt.validFrom,validTo:pt.validTo}});import{jsx as qt,jsxs as bP}from"hono/jsx/jsx-runtime";function Qw({form:e}){let t=vP.some(n=>e.problems.has(n));return bP("details",{open:t,children:[qt("summa\
ry",{children:k.rest}),qt("p",{class:"hint",children:k.restHint}),qt(wt,{view:e,name:"urgency",legend:k.urgency,options:te.urgencies,initial:["routine"]}),qt(wt,
{view:e,name:"consent",legend:k.consent,hint:k.consentHint,options:te.consent,initial:["no"]}),qt($,{view:e,name:"consentOn",type:"date",label:k.consentOn}),qt(
ne,{view:e,name:"durationMinutes",label:k.duration,options:te.durations,empty:k.durationWhole}),qt(ne,{view:e,name:"channel",label:k.channel,options:te.channels,
initial:"peer-support"}),qt(ne,{view:e,name:"audience",label:k.audience,options:te.audiences,initial:"parent"}),qt(Qe,{view:e,name:"interpreter",label:k.interpreter,
hint:k.interpreterHint}),qt(wt,{view:e,name:"choice",legend:k.choice,options:te.choice,initial:["first"]}),qt(wt,{view:e,name:"confirm",legend:k.confirm,hint:k.
confirmHint,options:te.confirm,initial:["ask-me"]}),qt(ne,{view:e,name:"gender",label:k.gender,options:te.gender,empty:X.gender.any}),qt(Qe,{view:e,name:"samePa\
rtner",label:k.samePartner,hint:k.samePartnerHint}),qt($,{view:e,name:"seats",label:k.seats,initial:"1",numeric:!0,short:!0}),qt($,{view:e,name:"clientReference",
label:k.clientReference,hint:k.clientReferenceHint,short:!0}),qt(Pm,{view:e,name:"note",label:k.note,hint:k.noteHint})]})}var vP,Jw=u(()=>{"use strict";an();pr();
vt();Qt();_r();vP=["channel","audience","durationMinutes","urgency","interpreter","consent","consentOn","choice","confirm","seats","gender","samePartner","partn\
erId","clientReference","note"]});import{Fragment as OP,jsx as Ie,jsxs as si}from"hono/jsx/jsx-runtime";function Zw({tenant:e,workers:t,nonce:n,sent:r}){let o=r?.view??jt("new");return si(OP,{children:[
Ie(lt,{view:o,trouble:r?.trouble}),Ie("p",{children:k.intro}),si(N,{action:"/requests/new",nonce:n,children:[t&&Ie(ne,{view:o,name:"forWorker",label:k.onBehalf,
hint:k.onBehalfHint,options:t,empty:k.myself}),Ie(dn,{view:o,name:"phases",legend:k.phases,hint:k.phasesHint,options:te.phases}),Ie(RP,{form:o}),Ie(SP,{form:o}),
Ie(ne,{view:o,name:"area",label:k.area,options:te.areas(e),empty:f.pick}),Ie(wt,{view:o,name:"mode",legend:k.mode,options:te.modes,initial:["in-person"]}),Ie($,
{view:o,name:"place",label:`${k.place} ${f.optional}`,hint:k.placeHint}),Ie(Qw,{form:o}),Ie("p",{children:k.submitHint}),Ie(P,{children:k.submit})]})]})}function RP({
form:e}){let t=te.otherLanguages.some(({value:n})=>e.form.all("languages").includes(n));return si(Qo,{view:e,name:"languages",legend:k.languages,hint:k.languagesHint,
children:[Ie("div",{class:"ticks",children:Ie(Rn,{type:"checkbox",view:e,name:"languages",options:te.oftenLanguages})}),si("details",{open:t,children:[Ie("summa\
ry",{children:k.otherLanguages}),Ie("div",{class:"ticks",children:Ie(Rn,{type:"checkbox",view:e,name:"languages",options:te.otherLanguages,from:te.oftenLanguages.
length})})]})]})}function SP({form:e}){let t=["windows.1","windows.2"].some(n=>["date","from","to"].some(r=>e.form.text(`${n}.${r}`)));return si(Qo,{view:e,name:"\
when",legend:k.time,hint:k.timeHint,children:[Ie(Rn,{type:"radio",view:e,name:"when",options:[{value:"given",text:k.timeGiven}]}),si("div",{class:"reveal",children:[
Ie(Zo,{view:e,count:1}),si("details",{open:t,children:[Ie("summary",{children:k.moreTimes}),Ie(Zo,{view:e,count:3,from:1})]})]}),Ie(Rn,{type:"radio",view:e,name:"\
when",options:[{value:"later",text:k.timeLater,hint:k.timeLaterHint}],from:1}),Ie("div",{class:"reveal",children:Ie($,{view:e,name:"needBy",type:"date",label:`${k.
needBy} ${f.optional}`,hint:k.needByHint})})]})}var Xw=u(()=>{"use strict";G();pr();kt();vt();Qt();Ue();sn();Fr();_r();Jw()});var ec={};ue(ec,{blank:()=>EP,send:()=>xP});import{jsx as AP}from"hono/jsx/jsx-runtime";function EP(e){return ev(e)}async function xP(e){let t=await Et(e);if(t instanceof
Response)return t;let{raw:n,fields:r,rows:o}=ow(t),i=await Ot(()=>r.length>0?TP(e,n,r):nm(it(e,t,PP(e,t)),n));return"failed"in i?ev(e,{form:t,failed:i.failed,rows:o}):
e.redirect(`/requests/${i.value.id}?done=sent`,303)}async function TP(e,t,n){let r=Ne(e),o=Us(t,{tenant:await j(r),now:r.now}),i=c(o)?o.fields??[]:[];return p("\
INVALID",{fields:[...n,...i]})}function PP(e,t){let n=t.optional("forWorker");return n&&mn(e)?{role:"worker",id:n}:void 0}async function ev(e,t){let n=Ne(e),[r,
o]=await Promise.all([j(n),mn(e)?Vo(n):void 0]),i=o?.filter(({role:s})=>s==="worker").map(({id:s,name:d})=>({value:s,text:d})),a=t&&NP(t);return Ze(e,{title:k.title,
current:"/requests/new",status:t?.failed.status,problem:t!==void 0},AP(Zw,{tenant:r,workers:i,nonce:e.get("nonce"),now:n.now,sent:a}))}function NP({form:e,failed:t,
rows:n}){let r=t.refused==="IDEMPOTENCY_KEY_REUSED"?{title:k.again,todo:""}:t.trouble;return{view:ot("new",e,t.fields,tl(n),aw),trouble:r}}var tc=u(()=>{"use st\
rict";pr();w();Wu();Dt();dr();Ve();Xw();$n();un();Ro();Kn();So()});var nv={};ue(nv,{STYLE:()=>IP});var IP,rv=u(()=>{"use strict";IP=`
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
`});var ml={};ue(ml,{front:()=>CP,signInPage:()=>ov,signOut:()=>LP});import{Fragment as qP,jsx as ws,jsxs as MP}from"hono/jsx/jsx-runtime";async function CP(e){let t=e.
get("session");return t?e.redirect(t.role==="worker"?"/requests":"/queue",303):ov(e)}function ov(e){let{signInUrl:t}=e.get("settings");return Ze(e,{title:go.title},
MP(qP,{children:[ws(ut,{text:FP[e.req.query("done")??""]}),ws("p",{children:go.intro}),t?ws("p",{children:ws("a",{class:"button",href:t,children:go.submit})}):ws(
"p",{children:f.helpWithoutPhone})]}))}async function LP(e){let{publicUrl:t}=e.get("settings"),n=wl(e.req.header("cookie"),t);return n&&e.get("session")&&await e.
get("ports").directory.endSession(xt(n)),e.header("set-cookie",xc(t,"",0)),e.redirect("/sign-in?done=out",303)}var FP,ll=u(()=>{"use strict";G();qp();sn();Kr();
li();un();FP={needed:go.needed,out:go.signedOut}});import{handle as nc}from"hono/aws-lambda";vs();wa();function ac(e,t,n,r){let o=e.facts?fv(t,n,r):[],i=t.to.role==="partner"?[r.noReply(n.phone),r.stop]:[r.staffNoReply],a={hello:r.hello,lines:e.lines,rows:o,
action:e.action,footer:i,sender:n.senderName};return{subject:Vn(e.subject),text:yv(a,n),html:gv(a,n,e.subject)}}function fv({facts:e,to:t,template:n},r,o){let{full:i,
fullDeadline:a}=di(r.language),s=g=>e.slots.length>1?o.whenNumbered(g):o.when,d=e.slots.map((g,T)=>[s(T+1),i(g)]),m=Vn(To(e,r,{remote:o.remoteTitle,phone:o.byPhoneTitle})),
l=n==="offer"||n==="move-proposed",y=l||t.role!=="partner";return[...d.length>0?d:[[o.when,o.whenSuits]],...m?[[o.where,m]]:[],...e.deadline&&y?[[l?o.answerBy:o.
doneBy,a(e.deadline)]]:[],...e.previous?[[o.before,i(e.previous)]]:[]]}function yv({hello:e,lines:t,rows:n,action:r,footer:o,sender:i},{link:a}){let s=n.map(([d,
m])=>`${d}: ${m}`).join(`
`);return`${[e,t.join(`
`),s,`${r}:
${a}`,o.join(`
`),Vn(i)].filter(Boolean).join(`

`)}
`}function gv({hello:e,lines:t,rows:n,action:r,footer:o,sender:i},{link:a,language:s},d){let m=n.map(([g,T])=>`<strong>${Pn(g)}:</strong> ${Pn(T)}`).join(`<br>
`),l=[`<p>${Pn(e)}</p>`,...t.map(g=>`<p>${Pn(g)}</p>`),m&&`<p>${m}</p>`,`<p>${Pn(r)}:<br>
<a href="${Pn(wv(a))}">${Pn(a)}</a></p>`,...o.map(g=>`<p>${Pn(g)}</p>`),`<p>${Pn(Vn(i))}</p>`].filter(Boolean);return`<!doctype html>
<html lang="${Pn(s)}" dir="${hv(s)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${Pn(Vn(d))}</title></head>
<body style="font-family:sans-serif;font-size:1rem;line-height:1.5;max-width:36rem;margin:1rem">
${l.join(`
`)}
</body>
</html>
`}var hv=e=>/^(ar|fa|prs|ckb|ur|he)/.test(e)?"rtl":"ltr",kv={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function Pn(e){return e.replace(/[&<>"']/g,
t=>kv[t])}function wv(e){if(!/^https?:\/\/[^\s<>"']+$/.test(e))throw new Error("not a web address");return e}cl();vs();var Sv=`@\xA3$\xA5\xE8\xE9\xF9\xEC\xF2\xC7
\xD8\xF8\r\xC5\xE5\u0394_\u03A6\u0393\u039B\u03A9\u03A0\u03A8\u03A3\u0398\u039E\xC6\xE6\xDF\xC9 !"#\xA4%&'()*+,-./0123456789:;<=>?\xA1ABCDEFGHIJKLMNOPQRSTUVWXYZ\xC4\xD6\xD1\xDC\xA7\xBFabcdefghijklmnopqrstuvwxyz\xE4\xF6\xF1\xFC\xE0`,
Ov="\f^{}\\[~]|\u20AC",fl=new Map([...[...Sv].map(e=>[e,1]),...[...Ov].map(e=>[e,2])]);function yc(e){let t=[...e].map(s=>fl.get(s)),n=t.every(s=>s!==void 0),r=n?
t:[...e].map(s=>s.length),o=r.reduce((s,d)=>s+d,0),[i,a]=n?[160,153]:[70,67];return{encoding:n?"gsm7":"ucs2",units:o,parts:o<=i?1:Ev(r,a)}}function Ev(e,t){let n=1,
r=0;for(let o of e)r+o>t&&(n+=1,r=0),r+=o;return n}var xv={\u0111:"d",\u0110:"D",\u014B:"n",\u014A:"N",\u0167:"t",\u0166:"T",\u01E5:"g",\u01E4:"G",\u0292:"z",\u01B7:"\
Z",\u0142:"l",\u0141:"L",\u00F0:"d",\u00FE:"th",\u0153:"oe",\u0152:"Oe",\u00E7:"c","\u2013":"-","\u2014":"-","\u2011":"-","\u2212":"-","\u2019":"'","\u2018":"'",
"\u201D":'"',"\u201C":'"',"\u2026":"...",\u02BC:"'"};function gc(e){return[...e.normalize("NFC").replace(/\s+/gu," ")].map(Tv).join("").replace(/ {2,}/g," ").trim()}
function Tv(e){if(fl.get(e)===1)return e;let t=xv[e];return t!==void 0?t:[...e.normalize("NFD")].filter(n=>fl.get(n)===1).join("")}wa();var Iv={fi:No},Cv=["agreed","booked","moved","cancelled","released","ended","confirmed","meeting-changed","meeting-cancelled"];async function wc(e,t){let n=Iv[t.
language]??No;if(e.channel==="sms")return{channel:"sms",text:Fv(n,e,t)};let r=bc(e,t,n,i=>i),o=vc(e)?n.partner[e.template](r):n.staff[e.template](r);return{channel:"\
email",...ac(o,e,t,n),...await Lv(e,t,n)}}function Fv(e,t,n){if(!vc(t))throw new Error(`no SMS for ${t.template}`);let r=e.sms[t.template](bc(t,n,e,gc));return r.
find(i=>{let{encoding:a,parts:s}=yc(i);return a==="gsm7"&&s===1})??r.reduce((i,a)=>a.length<i.length?a:i)}function vc(e){return e.to.role==="partner"}function bc({
facts:e},t,n,r){let{short:o,shortDate:i,shortDateTime:a,deadline:s,daysBetween:d}=di(t.language),[m]=e.slots;return{...m&&{slot:o(m),start:a(m.start),inDays:d(t.
now,m.start)},...e.deadline&&{deadline:s(e.deadline,t.now)},...e.previous&&{previousDay:i(e.previous.start)},settled:e.invite!==void 0,more:Math.max(0,e.slots.length-
1),where:r(To(e,t,{remote:n.remote,phone:n.byPhone})),inPerson:e.mode==="in-person",link:t.link,phone:t.phone}}async function Lv({facts:e,template:t,createdAt:n},r,o){
let i=e.slots[0]??e.previous;if(!e.invite||!i||!Cv.includes(t))return{};let{invite:a}=await Promise.resolve().then(()=>(hl(),kc)),{uid:s,sequence:d,method:m}=e.
invite,l=a({uid:s,sequence:d,method:m,window:i,title:o.calendarTitle,where:To(e,r,{remote:o.remoteTitle,phone:o.byPhoneTitle}),at:n,language:r.language,organizer:{
name:r.senderName,email:r.from},attendee:r.to});return{invite:{method:m,ics:l}}}Kr();function Rc(e,t){return{...e,compose:wc,hash:xt,linkUrl:kl(t,"LINK_URL"),publicUrl:kl(t,"PUBLIC_URL"),mailFrom:kl(t,"MAIL_FROM")}}function kl(e,t){let n=e[t];
if(!n)throw new Error(`${t} is not set`);return n}w();import{Hono as mO}from"hono";var Mv=["default-src 'none'","style-src 'self'","img-src 'self' data:","form-action 'self'","base-uri 'none'","frame-ancestors 'none'"].join("; "),Dv={"content-\
security-policy":Mv,"referrer-policy":"same-origin","x-content-type-options":"nosniff","x-frame-options":"DENY","cross-origin-opener-policy":"same-origin","cros\
s-origin-resource-policy":"same-origin","permissions-policy":"camera=(), geolocation=(), microphone=(), payment=()","x-robots-tag":"noindex, nofollow, noarchive"},
_v="max-age=63072000";function mi(e){let t=e.startsWith("https://");return async(n,r)=>{await r();for(let[o,i]of Object.entries(Dv))n.res.headers.set(o,i);t&&n.
res.headers.set("strict-transport-security",_v),n.res.headers.has("cache-control")||n.res.headers.set("cache-control","no-store")}}Ra();var $v={MALFORMED_REQUEST:[400,"The request cannot be read"],MALFORMED_JSON:[400,"The body is not JSON"],IDEMPOTENCY_KEY_MALFORMED:[400,"Idempotency-Key mu\
st be 1 to 128 visible ASCII characters"],IF_MATCH_MALFORMED:[400,"If-Match must be one version in quotes, as ETag gave it"],UNAUTHENTICATED:[401,"A valid beare\
r token is needed"],METHOD_NOT_ALLOWED:[405,"This address does not take this method"],VERSION_PASSED:[412,"Somebody changed it since it was read"],BODY_TOO_LARGE:[
413,"The body is larger than this call takes"],UNSUPPORTED_MEDIA_TYPE:[415,"The body must be application/json"],BUG:[500,"Something went wrong on our side"],SIGN_IN_NOT_CONFIGURED:[
503,"Sign-in is not configured: nothing is served yet"],UNAVAILABLE:[503,"The service does not answer just now: the same request may be sent again"]},Wv={NOT_FOUND:"\
There is nothing here",FORBIDDEN:"Your role may not do this",STALE_VERSION:"Somebody changed it since it was read",BUSY:"Others are changing the same thing: try\
 again",WRONG_STATE:"It is no longer in a state where this can be done",IDEMPOTENCY_KEY_REUSED:"This Idempotency-Key was used with another body",OFFER_EXPIRED:"\
The time to answer has ended",OFFER_WITHDRAWN:"The offer was withdrawn",OFFER_TAKEN:"Somebody else was first",OFFER_ANSWERED:"The offer was already answered oth\
erwise",NO_ANSWER_CHOSEN:"No answer was chosen",SLOT_NOT_OFFERED:"This time was not among those offered",SLOT_NO_LONGER_FREE:"The partner is no longer free then",
CONSENT_PENDING:"The parent's consent is not recorded yet",NOBODY_TO_DECIDE_ON:"No partner waits for a decision",SEATS_FULL:"Every seat is taken",RULES_FAIL:"Th\
e partner does not fit: an override needs a reason",OVERRIDE_NEEDS_REASON:"An override needs a reason",INVALID:"Something in the request cannot be taken as it i\
s",LINK_UNKNOWN:"This link opens nothing"};function Nn(e,t){let[n,r]=$v[e];return{type:Oc(e),title:r,status:n,code:e,...t!==void 0&&{detail:t}}}function Sc(e,t){
let{refused:n,fields:r,detail:o}=e,i=r?.map(({path:a,code:s})=>({path:a,code:s,message:t.field(s)}));return{type:Oc(n),title:Wv[n],status:Ur[n],code:n,detail:t.
detail,...i&&{errors:i},...o&&{context:o}}}function Zt(e,t={}){return new Response(JSON.stringify(e),{status:e.status,headers:{"content-type":"application/probl\
em+json","cache-control":"no-store",...t}})}function Oc(e){return`/problems/${e.toLowerCase().replaceAll("_","-")}`}li();function Ic(e,t){return async(n,r)=>{let{issuer:o,publicUrl:i}=t;if(!o)return Zt(Nn("SIGN_IN_NOT_CONFIGURED"));let a=n.req.header("authorization"),s=await Pc(
e,{issuer:o,publicUrl:i},{authorization:a});if(!s){let d=a?'Bearer realm="rinnalla", error="invalid_token"':'Bearer realm="rinnalla"';return Zt(Nn("UNAUTHENTICA\
TED"),{"www-authenticate":d})}return n.set("session",s),r()}}var Cc=["default-src 'none'","script-src 'self'","style-src 'self' 'unsafe-inline'","img-src 'self' data:","connect-src 'self'","base-uri 'none'","form-action '\
none'","frame-ancestors 'none'"].join("; ");async function ui(e){let[{refusals:t},{fields:n}]=await Promise.all([Promise.resolve().then(()=>(Rs(),Fc)),Promise.resolve().then(()=>(bl(),Lc))]),{title:r,todo:o}=t[e.
refused];return Zt(Sc(e,{detail:`${r} ${o}`,field:i=>n[i]}))}Gu();ao();w();am();li();Bo();Ce();w();dr();import*as so from"zod";var IS=so.strictObject({role:so.enum(["worker","partner","parent"]),id:so.string().regex(/^[0-9A-Za-z._-]{1,100}$/,"WR\
ONG_TYPE")});function dg(e,t,n){if(!e.behalf||typeof n!="object"||n===null||!("onBehalfOf"in n))return{by:t,body:n};if(t.role==="worker")return p("FORBIDDEN");let{
onBehalfOf:r,...o}=n,i=_(so.object({onBehalfOf:IS}),{onBehalfOf:r});if(c(i))return i;let{onBehalfOf:a}=i;return e.behalf.includes(a.role)?{by:{...t,onBehalfOf:a},
body:o}:p("INVALID",{fields:[{path:"onBehalfOf.role",code:"UNKNOWN_VALUE"}]})}async function mg(e){let{onBehalfOf:t}=e.by;if(!t)return;let n=await CS(e,t);return n&&
p("INVALID",{fields:[{path:"onBehalfOf.id",code:n}]})}async function CS(e,{role:t,id:n}){return t==="worker"?await Mn(e,n)?void 0:"UNKNOWN_COLLEAGUE":t==="partn\
er"?await vn(e,n)?void 0:"UNKNOWN_PARTNER":/^(parent|CL-[A-Z0-9]{6})$/.test(n)?void 0:"CLIENT_REFERENCE_FORM"}var Zi=class extends Error{name="VersionPassed"};function lg(e){let t=/^(?:W\/)?"(\d{1,9})"$/.exec(e.trim());return t?Number(t[1]):void 0}function ug(e,t,n){return{
org:e.org,get:r=>e.get(r),query:r=>e.query(r),receipt:r=>e.receipt(r),async commit(r,o){let i=o.map(m=>FS(m,t)).find(m=>m!==void 0);if(i!==void 0&&i!==n&&!await e.
receipt(r.opId))throw new Zi;let a=i===void 0?[...o,{op:"require",key:t,version:n}]:o,s=await e.commit(r,a);if(s.status==="conflict"&&s.keys.some(m=>pg(m,t))&&(await e.
get(t))?.version!==n)throw new Zi;return s}}}function FS(e,t){if(pg(e.op==="insert"||e.op==="replace"?e.item:e.key,t))return e.op==="insert"?0:e.op==="replace"?
e.item.version-1:e.version}function pg(e,t){return e.pk===t.pk&&e.sk===t.sk}w();Xi();var qS=16;async function yg(e,t=65536){if(Number(e.req.header("content-length")??0)>t)return{edge:"BODY_TOO_LARGE"};let n=await e.req.arrayBuffer();if(n.
byteLength>t)return{edge:"BODY_TOO_LARGE"};let r=e.req.header("content-type")?.split(";",1)[0]?.trim().toLowerCase();if(n.byteLength===0&&!r)return{json:{}};if(r!==
"application/json")return{edge:"UNSUPPORTED_MEDIA_TYPE"};if(n.byteLength===0)return{json:{}};let o=MS(n);return o===void 0?{edge:"MALFORMED_JSON"}:gg(o)??{json:o}}
function MS(e){try{return JSON.parse(new TextDecoder("utf-8",{fatal:!0}).decode(e))}catch(t){if(t instanceof SyntaxError||t instanceof TypeError)return;throw t}}
function gg(e,t=[]){if(typeof e=="string")return e.isWellFormed()?void 0:p("INVALID",{fields:[{path:t.join("."),code:"CONTROL_CHARACTERS"}]});if(!(typeof e!="ob\
ject"||e===null)){if(t.length>=qS)return{edge:"MALFORMED_JSON"};for(let[n,r]of Object.entries(e)){if(!n.isWellFormed())return{edge:"MALFORMED_JSON"};let o=gg(r,
[...t,n]);if(o)return o}}}Ce();w();function hg(e,t){let n=Object.keys(t).filter(r=>t[r].length>1);return n.length>0?p("INVALID",{fields:n.map(r=>({path:r,code:"CONTRADICTORY"}))}):_(e,Object.
fromEntries(Object.entries(t).map(([r,[o]])=>[r,o])))}var DS=/^[0-9A-Za-z._-]{1,150}$/;function kg(e,t,n){return async r=>{let o=r.get("session"),i=_S(n,o)?await $S(e,t,n,r,o):p("FORBIDDEN"),a=c(i)||"edge"in i?i:await n.
run(i);return c(a)?ui(a):"edge"in a?Zt(Nn(a.edge)):jS(n,a)}}function _S(e,t){return e.who==="staff"||t.role!=="worker"}async function $S(e,t,n,r,o){let i=r.req.
param("id")??"";if(i!==""&&!DS.test(i))return p("NOT_FOUND");let a=n.query&&hg(n.query,r.req.queries());if(c(a))return a;let s=n.body?await yg(r,n.bodyLimit):{json:void 0};
if("edge"in s||c(s))return s;let d=dg(n,Sa(o),s.json);if(c(d))return d;let m=WS(e,n,r,o,d.by,s.json);return"edge"in m?m:await mg(m)??{call:m,id:i,body:d.body,query:a,
settings:t}}function WS(e,t,n,r,o,i){let a=t.method==="post"?n.req.header("idempotency-key"):void 0;if(a!==void 0&&!ag(a))return{edge:"IDEMPOTENCY_KEY_MALFORMED"};
let s=a===void 0?void 0:{key:Ji(r.staffId,"post",n.req.path,a),fingerprint:sg(i)},d=Pt(e,r.org,o,s),m=n.req.header("if-match");if(m===void 0||!t.matches)return d;
let l=lg(m);return l===void 0?{edge:"IF_MATCH_MALFORMED"}:{...d,store:ug(d.store,t.matches(r.org,n.req.param("id")??""),l)}}function jS(e,{body:t,version:n,location:r}){
return new Response(JSON.stringify(t),{status:e.answers.status,headers:{"content-type":"application/json",...n!==void 0&&{etag:`"${n}"`},...r!==void 0&&{location:r}}})}zo();Ai();en();w();function ea(e,t,n){let r=e.ids.id();return e.log({event:t,id:r,...zS(n)}),r}function wg(e){let t=new Error("the words are left out: name and frames only");return t.
name=e.name,t.stack=[e.name,...vg(e)].join(`
`),t}function zS(e){return e instanceof Error?{name:e.name,where:vg(e).slice(0,4).map(t=>t.trim().slice(3)).join(" < ")}:{name:typeof e}}function vg({stack:e="",
message:t}){return e.slice(e.indexOf(t)+t.length).split(`
`).filter(r=>/^\s+at /.test(r))}var KS="5";function bg(e,t){return t instanceof Zi?Zt(Nn("VERSION_PASSED")):t instanceof rr?ui(p("INVALID",{fields:[{path:"cursor",code:"UNKNOWN_VALUE"}]})):t instanceof
be?(e.log({event:"api.unavailable",service:t.service}),Zt(Nn("UNAVAILABLE"),{"retry-after":KS})):Zt(Nn("BUG",`Error ${ea(e,"api.bug",t)}`))}function Kg(e,t){let n=new mO;n.onError(r=>bg(e,r)),n.notFound(()=>ui(p("NOT_FOUND"))),n.use("/docs",async(r,o)=>{await o(),r.res.headers.set("content-security-\
policy",Cc)}),n.use(mi(t.publicUrl)),n.get("/health",r=>r.json({status:"ok"})),n.get("/openapi.json",async r=>r.json((await Promise.resolve().then(()=>(zg(),jg))).
document(t))),n.get("/docs",async()=>(await Promise.resolve().then(()=>(ip(),op))).page()),n.get("/docs/:file",async r=>await(await Promise.resolve().then(()=>(ip(),op))).
file(r.req.param("file"))??r.notFound()),n.use(`${Ii}/*`,Ic(e,t));for(let r of Qa)n.on(r.method.toUpperCase(),ap(r.path),kg(e,t,r));for(let[r,o]of lO())n.all(r,
()=>Zt(Nn("METHOD_NOT_ALLOWED"),{allow:o.join(", ")}));return n}function lO(){let e=new Map;for(let t of["/health","/openapi.json","/docs","/docs/:file"])e.set(
t,["GET","HEAD"]);for(let{method:t,path:n}of Qa){let r=t==="get"?["GET","HEAD"]:[t.toUpperCase()];e.set(ap(n),[...e.get(ap(n))??[],...r])}return e}function ap(e){
return`${Ii}${e}`.replaceAll(/\{(\w+)\}/g,":$1")}zo();ur();en();import{Hono as yE}from"hono";import{csrf as gE}from"hono/csrf";import{HTTPException as hE}from"hono/http-exception";ur();import{jsx as Ug,jsxs as uO}from"hono/jsx/jsx-runtime";function hm({action:e,body:t}){return uO("form",{method:"post",action:e,children:[[...new URLSearchParams(
t)].map(([n,r])=>Ug("textarea",{name:n,hidden:!0,children:`
${r}`})),Ug("button",{children:ke.unavailable.action})]})}ia();aa();up();import{jsx as vE}from"hono/jsx/jsx-runtime";function xh(e,t){let n=new yE;n.onError((i,a)=>wE(a,e,i)),n.notFound(i=>Ke(i)),n.use(mi(t.linkUrl)),n.
use(kE(t)),n.use("/:room/:token/*",async(i,a)=>{let s=await Vg(e,i.req.param("token"));return s?(i.set("ports",e),i.set("settings",t),i.set("nonce",e.ids.id()),
i.set("link",s),a()):Ke(i)});let r=()=>Promise.resolve().then(()=>(lh(),mh));n.get("/o/:token",i=>sh(i)),n.post("/o/:token",async i=>(await r()).answer(i)),n.post(
"/o/:token/pause",async i=>(await r()).pause(i)),n.get("/o/:token/calendar.ics",async i=>(await Promise.resolve().then(()=>(yp(),fp))).ofOffer(i));let o=()=>Promise.resolve().then(()=>(Eh(),Oh));
return n.get("/m/:token",async i=>(await o()).page(i)),n.get("/m/:token/:file{.+\\.ics}",async i=>(await Promise.resolve().then(()=>(yp(),fp))).ofMeeting(i)),n.
post("/m/:token/:action",async i=>(await o()).act(i)),n.post("/m/:token/:noun/:id/:action",async i=>(await o()).actOn(i)),n.get("/:room{[om]}/:token/*",i=>i.redirect(
`/${i.req.param("room")}/${i.req.param("token")}`,303)),n}function kE({publicUrl:e,linkUrl:t}){let n=gE({origin:[e,t]});return async(r,o)=>r.req.header("origin")===
void 0&&r.req.header("sec-fetch-site")===void 0?o():n(r,o)}async function wE(e,t,n){if(n instanceof hE&&n.status===403)return Wn(e,403,oa(ke.wrongOrigin));if(!(n instanceof
be))return Wn(e,500,{...oa(ke.unexpected),errorId:ea(t,"link.bug",n)});t.log({event:"link.unavailable",service:n.service});let r=e.req.method==="POST"?await e.req.
text():"";return Wn(e,503,{...oa(ke.unavailable),children:r&&vE(hm,{action:e.req.path,body:r})})}function Th(e){let t=e.PUBLIC_URL;if(!t)throw new Error("PUBLIC_URL is not set");return{publicUrl:t,linkUrl:e.LINK_URL||t}}var Ph={senderName:"Rinnalla",coordinatorPhone:"+358401234500",coordinatorEmail:"koordinaattori@example.fi",partnerTitle:"kokemuskumppani",reminders:{dayBefore:1440,
hoursBefore:120},quiet:{from:"21:00",to:"08:00"},offers:{routine:{open:1,answerHours:36},soon:{open:2,answerHours:24},urgent:{open:3,answerHours:4}},decisionHours:{
routine:48,soon:24,urgent:4},coordinatorHours:4,outcomeHours:24,quietDays:30,lateHours:24,extractMonths:6};Sr();bi();ql();mt();fe();Oe();Ho();Ia();w();pe();cu();var bE=20,Dr={from:"08:00",to:"16:00"};async function Nh(e,t){return x(e,{subject:t,async load(){let[n,r]=await Promise.
all([fn(e,t),Jn(e)]);return n?{...n,...r}:p("NOT_FOUND")},decide:RE})}function RE(e,t){let{request:n,tenant:r}=e;if(!SE(n,t.now)||!Qr(n))return n;let o=Ti(t.now,
r.settings.quiet),i=e.candidates.filter(({card:l})=>!n.asked.includes(l.id)&&(!o||pu(n,l))),a=e.offers.filter(l=>l.state==="sent"),s=Math.max(0,Wl(n,r.settings)-
a.length),d=qs(n,i,{tenant:r,now:t.now},s);d.length>0&&t.change(n)(l=>({wave:l.wave+1}),"request.wave");for(let{partnerId:l,slots:y}of d)xd(t,e,TE(e,l),y);let m=_t(
t,e.offers).filter(l=>l.state==="sent");return m.length>0&&t.change(n)(l=>({state:"offered",nudges:0,attempts:0,misses:[],nobodySince:void 0,...$o(l,m)}),"reque\
st.offered"),o&&d.length<s?OE(t,e):m.length>0?t.read(n):EE(t,e)}var SE=({waitsFor:e,due:t},n)=>(e==="ranking"||e==="coordinator")&&t!==null&&t<=n;function OE(e,{
request:t,tenant:n}){let r=jo(e.now,n.settings.quiet);return e.change(t)(()=>({waitsFor:"ranking",due:r,owner:"system",reason:"quiet-hours",attempts:0}),"reques\
t.quiet-hours")}function EE(e,t){let{request:n,tenant:r}=t,o=n.nobodySince!==void 0,i=xE(t,e),a=sr(e.now,r.settings.coordinatorHours,Dr),s=i.length>0?"nobody-fi\
ts":t.candidates.length>0?"all-asked":"no-partners",d=e.change(n)(l=>({state:"open",waitsFor:"coordinator",due:a,owner:"coordinator",reason:s,misses:i,attempts:0,
nudges:o?l.nudges+1:0,nobodySince:l.nobodySince??e.now}),o?"request.still-nobody":"request.nobody"),m={slots:n.windows.slice(0,3),area:n.area,mode:n.mode,deadline:a};
return o||A(e,t,{template:"nobody-found",about:d,staff:"worker",facts:m}),A(e,t,{template:"needs-coordinator",about:d,staff:"coordinator",facts:m}),d}function xE({
request:e,tenant:t,candidates:n},r){return n.filter(({card:o})=>!e.asked.includes(o.id)&&(o.state==="active"||o.state==="paused")).map(o=>Qn(e,o,{tenant:t,now:r.
now})).map(({partnerId:o,codes:i})=>({partnerId:o,codes:i})).filter(o=>o.codes.length>0).sort((o,i)=>o.codes.length-i.codes.length||(o.partnerId<i.partnerId?-1:
1)).slice(0,bE)}function TE({candidates:e},t){let n=e.find(r=>r.card.id===t);if(!n)throw new Error("ranked a partner who is not in the register");return n}w();Cn();Pe();V();Ho();pe();var Ah=5;async function Ih(e,t){await x(e,{subject:M(t.id),load:async()=>await e.store.get(t)??p("NOT_FOUND"),decide(n,r){if(n.version!==
t.version)return n;let o=n.attempts+1,i=o>=Ah;return r.change(n)(()=>({attempts:o,due:PE(r.now,o),...i&&Ys(n,"stuck",r.now)}),i?`${n.kind}.stuck`:`${n.kind}.bac\
ked-off`)}})}function PE(e,t){return t<Ah?b(e,2**(t-1)):sr(e,Ph.coordinatorHours,Dr)}ce();ao();C();V();pe();fe();w();Sr();bi();var NE=2;async function $m(e,t,n){let{tenant:r,candidates:o}=await Jn(e),i=n===void 0?o:o.filter(a=>a.card.id===n);for(let a of await AE(
e))i.some(s=>IE(a,s,r,e.now))&&await CE(e,a);return t.reason==="second-look"?"done":"second-look"}var Wm=e=>({waitsFor:"rematch",due:b(e,NE),owner:"system",reason:"\
second-look",attempts:0});async function AE({store:e}){let{items:t}=await e.query({index:"list",partition:st.open(e.org)});return t.filter(n=>n.kind==="request"&&
n.state==="open"&&n.waitsFor==="coordinator")}var IE=(e,t,n,r)=>!e.asked.includes(t.card.id)&&Qn(e,t,{tenant:n,now:r}).codes.length===0;async function CE(e,{id:t}){
await x(e,{subject:t,load:async()=>(await fn(e,t))?.request??p("NOT_FOUND"),decide:(n,r)=>n.state==="open"&&n.waitsFor==="coordinator"?r.change(n)(()=>({waitsFor:"\
ranking",due:r.now,owner:"system",reason:"register-changed",attempts:0}),"request.looks-again"):n})}mt();C();Oe();Cn();V();Ho();Ma();Ko();fd();Jr();function Fh(e,{id:t}){return jm(e,t,"start",Lh)}function Lh(e,{tenant:t},n){let r=b(e.now,t.settings.outcomeHours*
60);return e.change(n)(()=>({waitsFor:"outcome",due:r,owner:"worker",reason:"over",proposal:void 0,nudges:0,attempts:0}),"meeting.over")}function qh(e,{id:t}){return jm(
e,t,"partner",(n,r,o)=>{let i=n.change(o)(()=>({...eu(n,o),reason:"too-near",nudges:0,attempts:0}),"meeting.late-choice"),{request:a}=r;return a.windows.some(s=>s.
start===o.start)&&n.change(a)(s=>({windows:s.windows.filter(d=>d.start!==o.start)}),"request.asks-strangers-no-more"),A(n,r,{template:"partner-gone",about:i,staff:"\
worker",facts:yt(i)}),A(n,r,{template:"needs-coordinator",about:i,staff:"coordinator",facts:yt(i)}),i})}function as(e,{id:t,waitsFor:n}){return jm(e,t,n,(r,o,i)=>{
if(n!=="outcome"&&Ch(i)<=r.now)return FE(r,o,i);let{settings:a}=o.tenant,s=Wo(i)==="coordinator"||i.nudges>0||n==="late-choice"||n==="move-answer",d=s?sr(r.now,
a.coordinatorHours,Dr):b(r.now,a.outcomeHours*60),m=n==="outcome"?d:dt(d,Ch(i)),l=r.change(i)(g=>({due:m,nudges:g.nudges+1,attempts:0,...s&&{owner:"coordinator",
reason:"silent"}}),s?"meeting.escalated":"meeting.nudged"),y=yt(l);return s?A(r,o,{template:"needs-coordinator",about:l,staff:"coordinator",facts:y}):A(r,o,{template:n===
"outcome"?"outcome-waits":"meeting-changed",about:l,staff:"worker",facts:y}),l})}var Ch=({partnerId:e,start:t,end:n,proposal:r})=>e===null?t:r&&r.end>n?r.end:n;
function FE(e,t,n){if(n.partnerId!==null)return Lh(e,t,n);let r=qi(e,t,n),{state:o,waitsFor:i}=t.request;return(o==="confirmed"||i==="late-choice")&&K(e,t,t.tenant.
settings,"request.meeting-cancelled"),e.read(r)}function Mh(e,{id:t}){return jm(e,t,"tidying",(n,r,o)=>n.change(Xl(n,r,o))(()=>re,"meeting.tidied"))}function jm(e,t,n,r){
return tn(e,t,(o,i,a)=>a.waitsFor===n&&a.due!==null&&a.due<=o.now?r(o,i,a):a)}ao();ce();en();C();w();fe();Ve();V();Ho();pe();C();dr();async function Dh(e,{to:t,channel:n},r){if(t.role==="coordinator")return r.settings.coordinatorEmail;if(t.role==="worker")return(await Mn(e,t.id))?.email;
let o=await e.store.get(v.contact(e.store.org,t.id));return n==="sms"?o?.phone:o?.email}Hs();C();Cn();function xp({subject:e},{request:t,offers:n,meetings:r}){return[t,...n,...r].find(o=>Te(o)===Te(e))}function Tp(e,t,n){let{request:r}=t,o=xp(e,t),i=o?.
kind==="offer"?o:void 0,a=o?.kind==="meeting"?o:void 0;switch(e.template){case"offer":return LE(i,n);case"reminder-day":case"reminder-hours":case"meeting-remind\
er":return Ep(e,a)??ME(a,n);case"agreed":return i?qE(i):Ep(e,a);case"booked":case"moved":case"confirmed":return Ep(e,a);case"partner-accepted":return r.state===
"accepted"?void 0:"answered";case"decision-waits":return Wo(r)==="worker"?void 0:"answered";case"first-meeting-waits":return r.waitsFor==="first-meeting"?void 0:
"answered";case"other-time-proposed":return i?.state==="sent"?void 0:"answered";case"nobody-found":return r.nobodySince===void 0?"answered":void 0;case"move-pro\
posed":return a?.proposal?.start===e.facts.slots[0]?.start?void 0:"answered";case"outcome-waits":return a?.waitsFor==="outcome"?void 0:"answered";case"handed-ov\
er":return r.workerId===e.to.id?void 0:"replaced";default:return}}function LE(e,t){return e?.state!=="sent"?"answered":t<e.answerBy?void 0:"too-late"}var qE=({state:e})=>e===
"accepted"?void 0:"cancelled";function Ep({facts:e,to:t},n){return n===void 0||n.state==="cancelled"?"cancelled":n.start!==e.slots[0]?.start?"moved":t.role==="p\
artner"&&n.partnerId!==t.id?"cancelled":void 0}function ME(e,t){return e?.state!=="scheduled"||e.partnerId===null?"cancelled":e.waitsFor==="move-answer"||e.waitsFor===
"arrange"?"moved":t<e.start?void 0:"too-late"}var DE=5,_E=3,$E=8,WE=30;async function _h(e,t){let n=Pt(e,t.org,vr),r=await j(n),o=await Dh(n,t,r),i=await jE(n,t,r,o);if(!i||o===void 0)return;let a=await zE(
e,i,r,o);await BE(n,i,r,a)}async function jE(e,{requestId:t,sk:n},r,o){let i,a=await x(e,{subject:t,load:async()=>await fn(e,t)??p("NOT_FOUND"),decide(s,d){i=void 0;
let m=s.notices.find(se=>se.sk===n);if(!m)return p("NOT_FOUND");if(m.state!=="waiting"||m.due===null||m.due>d.now)return m;let l=xp(m,s);l&&d.hold(l);let y=Tp(m,
s,d.now);if(y)return d.change(m)(()=>({...re,state:"suppressed",suppressedFor:y}),"notice.suppressed");let{workerId:g}=s.request;if(m.to.role==="worker"&&m.to.id!==
g)return d.change(m)(()=>({to:{role:"worker",id:g}}),"notice.handed-over");if(o===void 0)return d.change(m)(()=>Pp(e,r,"no-address"),"notice.failed");let T={waitsFor:"\
marking",due:b(d.now,DE),attempts:0};return i=d.change(m)(se=>({...T,state:"claimed",claims:se.claims+1}),"notice.claimed"),i}});if(c(a))throw new Error(`claim \
refused: ${a.refused}`);return i}async function zE(e,t,n,r){let{senderName:o,coordinatorPhone:i}=n.settings,a=n.areas.find(y=>y.code===t.facts.area)?.names.fi??
"",d={link:await KE(e,t),phone:i,senderName:o,area:a,language:"fi",now:e.clock.now(),from:e.mailFrom,to:r},m=await e.compose(t,d),l=Te(t);try{return m.channel===
"sms"?await e.sms.send({to:r,text:m.text,tag:l}):await e.mail.send({...m,to:r,fromName:o,tag:l})}catch(y){if(y instanceof be)return"unknown";throw y}}async function KE({
ids:e,clock:t,directory:n,hash:r,linkUrl:o,publicUrl:i},a){if(a.to.role!=="partner")return`${i}/requests/${a.requestId}`;let s=a.subject.sk.startsWith("OFFER#")?
"offer":a.subject.sk.startsWith("MEET#")?"meeting":"own",d=e.token();return await n.saveLink(r(d),{org:a.org,purpose:s,partnerId:a.to.id,...s!=="own"&&{subject:a.
subject},expires:t.real()+Math.ceil(60*(WE*24*60+ge(t.now(),UE(a,t.now()))))}),`${o}/${s==="offer"?"o":"m"}/${d}`}var UE=({facts:e},t)=>Me(t,...e.slots.map(n=>n.
end));async function BE(e,t,n,r){await zh(e,t,o=>r==="unknown"?{patch:Wh(e,o,n),what:"notice.unknown"}:r.status==="sent"?{patch:{...re,state:"sent",providerId:r.
providerId,sentAt:e.now},what:"notice.sent"}:r.status==="rejected"?{patch:Pp(e,n,r.reason),what:"notice.failed"}:{patch:HE(e,o,n),what:"notice.busy"})}async function $h(e,t){
let n=Pt(e,t.org,vr),r=await j(n);t.due===null||t.due>n.now||await zh(n,t,o=>({patch:Wh(n,o,r),what:"notice.lease-ran-out"}))}function Wh(e,t,n){return Of.includes(
t.template)&&t.claims<_E?{state:"waiting",waitsFor:"sending",due:b(e.now,t.claims),reason:"unknown-outcome"}:{...ss(e,n),state:"unknown",reason:"unknown-outcome"}}
function HE(e,t,n){return t.claims>=$E?Pp(e,n,"provider-busy"):{state:"waiting",waitsFor:"sending",due:b(e.now,2**(t.claims-1)),reason:"provider-busy"}}var Pp=(e,t,n)=>({
...ss(e,t),state:"failed",reason:"failed",failedFor:n});async function jh(e,t){let n=await j(e);await x(e,{subject:t.requestId,load:async()=>await fn(e,t.requestId)??
p("NOT_FOUND"),decide(r,o){let i=r.notices.find(s=>s.sk===t.sk);if(!i)return p("NOT_FOUND");if(i.waitsFor!=="person")return i;let a=Tp(i,r,o.now);return a?o.change(
i)(()=>({...re,state:"suppressed",suppressedFor:a}),"notice.suppressed"):o.change(i)(()=>({due:ss(e,n).due,attempts:0}),"notice.still-undelivered")}})}var ss=(e,{
settings:t})=>({waitsFor:"person",owner:"coordinator",due:sr(e.now,t.coordinatorHours,Dr),attempts:0});async function zh(e,t,n){return x(e,{subject:t.requestId,
load:async()=>await e.store.get(t)??p("NOT_FOUND"),decide(r,o){if(r.state!=="claimed"||r.claims!==t.claims)return r;let{patch:i,what:a}=n(r);return o.change(r)(
()=>i,a)}})}Vt();C();fe();Oe();V();pe();nn();Pe();function Np(e,{id:t}){return Uh(e,t,(n,r,o)=>{if(o.state!=="sent"||tt(n.now)<tt(o.answerBy)+Gs*1e3)return o;let i=Da(n,r,o,
"expired",{endedFor:"time-passed"});return K(n,r,r.tenant.settings,"request.offer-expired"),i})}function Kh(e,{id:t}){return Uh(e,t,(n,r,o)=>o.waitsFor!=="tidyi\
ng"?o:(Ca(n,J(r.diaries,o.partnerId),o.id),n.change(o)(()=>re,"offer.tidied")))}function Uh(e,t,n){return x(e,{subject:M(t),load:()=>de(e,M(t)),decide(r,o){let i=r.
offers.find(a=>a.id===t);if(!i)throw new Error("an offer vanished");return n(o,r,i)}})}C();w();pe();Wi();Eu();async function Bh(e,t){let n=t.state==="paused"?t.pausedUntil:void 0,r=async()=>VE(await Vh(e,t.id),{now:e.now,until:n});for(let o of await r()){
let i=await Kd(e,o,t.id,{...n&&{until:n},why:"partner-away"});if(c(i))throw new Error(`hand-back refused: ${i.refused}`)}if((await r()).length>0)throw new Error(
"hand-back left something");await Nr(e,t.id,(o,i)=>o.version===t.version?i.change(o)(()=>Ap(o),"card.handed-back"):o)}async function Hh(e,t){await Nr(e,t.id,(n,r)=>n.
state==="paused"&&n.pausedUntil!==void 0&&n.pausedUntil<=r.now?r.change(n)(()=>({state:"active",pausedUntil:void 0,...qn(r.now)}),"card.pause-ended"):n)}function Ap(e){
let t=e.state==="paused"?e.pausedUntil:void 0;return t===void 0?re:{waitsFor:"pause-end",due:t,owner:"system",reason:"paused",attempts:0}}function VE(e,{now:t,until:n}){
if(!e)return[];let r=e.bookings.filter(i=>i.start>t&&(n===void 0||i.start<n)),o=n===void 0?e.families:[];return[...new Set([...e.holds,...r].map(i=>i.requestId).
concat(o))]}async function Vh({store:e},t){return await e.get(v.diary(e.org,t))}function Gh(e,t,n){return Nr(e,t.id,(r,o)=>r.version===t.version?o.change(r)(()=>n,
"card.rematched"):r)}function Yh(e,t,n){return x(e,{subject:t.id,load:async()=>await Vh(e,t.id)??p("NOT_FOUND"),decide:(r,o)=>r.version===t.version?o.change(r)(
()=>n,"diary.rematched"):r})}Bs();en();C();w();mt();nn();Cn();V();Ho();pe();fe();Oe();var GE=1,YE=5,Ip=(e,t)=>Nh(e,t.id);function Qh(e,{id:t}){return Zh(e,t,"answer",(n,r)=>{let{request:o,tenant:i}=r,a=_t(n,r.offers).
filter(l=>l.state==="sent");if(a.length===0)return K(n,r,i.settings,"request.asks-on");let s=$o({...o,lateSince:n.now},a),d=Me(s.due??n.now,b(n.now,YE));if(n.now<
o.serveBy||o.lateSince!==void 0)return n.change(o)(()=>({...s,due:d,attempts:0}),"request.still-asking");let m=n.change(o)(()=>({...s,due:d,lateSince:n.now,owner:"\
coordinator",reason:"late",attempts:0}),"request.late");return A(n,r,{template:"needs-coordinator",about:m,staff:"coordinator",facts:Jh(m)}),m})}function pa(e,{
id:t,waitsFor:n}){return Zh(e,t,n,(r,o)=>{let{request:i,tenant:a,offers:s}=o,d=jl(r,i,s);if(d!==void 0&&d<=r.now)return QE(r,o);let m=a.settings.decisionHours[i.
urgency],l=Wo(i)==="coordinator"||i.nudges>=GE||hf(r.now,d),y=l?sr(r.now,a.settings.coordinatorHours,Dr):b(r.now,m*60),g=zl(y,r.now,d),T=r.change(i)(Se=>({due:g,
nudges:Se.nudges+1,attempts:0,...l&&{owner:"coordinator",reason:"worker-silent"}}),l?"request.escalated":"request.nudged"),se=l?"needs-coordinator":i.waitsFor===
"first-meeting"?"first-meeting-waits":"decision-waits";return A(r,o,{template:se,about:T,staff:l?"coordinator":"worker",facts:Jh(T)}),T})}function QE(e,t){let{request:n,
offers:r,tenant:o}=t;for(let{offerId:i,state:a}of n.taken){let s=r.find(d=>d.id===i);a!=="held"||!s?.slot||s.slot.start>e.now||(gt(e,t,s,"time-passed"),e.change(
n)(d=>({taken:d.taken.filter(m=>m.offerId!==i)}),"request.time-passed"))}return K(e,t,o.settings,"request.asks-on")}var Jh=({windows:e,area:t,mode:n})=>({slots:e.
slice(0,3),area:t,mode:n});function Zh(e,t,n,r){return x(e,{subject:t,load:()=>de(e,t),decide:(o,i)=>{let{request:a}=o;return a.waitsFor===n&&a.due!==null&&a.due<=
i.now?r(i,o):a}})}pe();Ve();function Xh(e,t,n){return x(e,{subject:"tenant",load:()=>j(e),decide:(r,o)=>r.version===t.version?o.change(r)(()=>n,"tenant.rematched"):r})}var JE={request:{ranking:yo(Ip),answer:yo(Qh),coordinator:yo(Ip),consent:yo(pa),decision:yo(pa),"first-meeting":yo(pa),"late-choice":yo(pa),meetings:yo(pa)},offer:{
answer:Cp(Np),"worker-reply":Cp(Np),tidying:Cp(Kh)},meeting:{start:ni(Fh),partner:ni(qh),"move-answer":ni(as),arrange:ni(as),"late-choice":ni(as),outcome:ni(as),
tidying:ni(Mh)},notice:{sending:({ports:e},t)=>_h(e,t),marking:({ports:e},t)=>$h(e,t),person:({call:e},t)=>jh(e,t)},card:{"hand-back":({call:e},t)=>Bh(e,t),"pau\
se-end":({call:e},t)=>Hh(e,t),rematch:async({call:e},t)=>{let n=await $m(e,t,t.id);await Gh(e,t,n==="done"?Ap(t):Wm(e.now))}},diary:{rematch:async({call:e},t)=>{
let n=await $m(e,t,t.id);await Yh(e,t,n==="done"?re:Wm(e.now))}},tenant:{rematch:async({call:e},t)=>{let n=await $m(e,t);await Xh(e,t,n==="done"?re:Wm(e.now))}}};
async function ca(e,t){let n=Pt(e,Yn(t),vr),r=await n.store.get(t);if(!r||!Xt(r))return"gone";if(r.due===null)return"at-rest";if(r.due>n.now)return"not-yet";if(Kl(
r))throw new be("newer-version");try{return await ZE(r)({ports:e,call:n},r),"advanced"}catch(o){if(o instanceof be)throw o;return e.log({event:"advance.failed",
key:Te(t),waitsFor:r.waitsFor,name:o instanceof Error?o.name:"unknown"}),await Ih(n,r),"backed-off"}}function ZE(e){let n=JE[e.kind][e.waitsFor];if(!n)throw new Error(
`${e.kind} waits for ${e.waitsFor}, which nobody knows how to advance`);return n}function Fp(e){return async({call:t},n)=>{let r=await e(t,n);if(c(r))throw new Error(`refused: ${r.refused}`)}}function yo(e){return Fp(e)}function Cp(e){return Fp(
e)}function ni(e){return Fp(e)}Pe();en();C();V();async function zm(e,t,n,r){let o=[...Map.groupBy(e,t).values()],i=async()=>{for(let a=o.shift();a;a=o.shift())for(let s of a)await r(s)};await Promise.all(Array.
from({length:Math.min(n,o.length)},i))}en();import XE from"@middy/core";function yr(e,t,n){return XE(n,{timeoutEarlyInMillis:0}).use({onError(r){let{error:o}=r;e({event:`${t}.failed`,name:o?.name??"unknown"}),o&&!(o instanceof be)&&
(r.error=wg(o))}})}function ek({eventName:e,dynamodb:t}){if(e==="REMOVE")return[];let n=t?.NewImage,r=n?.pk?.S,o=n?.sk?.S,i=t?.SequenceNumber;if(!r||!o||!i)return;let a=n?.due?.S;
if(a===void 0)return[];let s=n?.waitsFor?.S==="marking";return Number.isNaN(Date.parse(a))?void 0:[{key:{pk:r,sk:o},due:a,inHand:s,sequence:i}]}async function tk(e,t){let n=Date.parse(t)-Date.parse(e.now());return n>0&&n<=2e3&&await e.pause(n),n<=2e3}var ex=4;function nk(e){async function t({Records:n}){let r=[],o=n.flatMap(i=>ek(i)??nx(e,i.eventID));return await zm(rx(o),({key:i})=>i.pk,ex,async i=>{await tx(
e,i)||r.push(i.sequence)}),{batchItemFailures:r.map(i=>({itemIdentifier:i}))}}return yr(e.log,"on-change",t)}async function tx(e,{key:t,due:n,inHand:r}){try{return(!await tk(
e.clock,n)||await ca(e,t)==="not-yet")&&!r&&await e.wakeups.ensure(t,b(n,Gs/60)),!0}catch(o){let i=o instanceof be;return e.log({event:i?"on-change.unavailable":
"on-change.bug",key:Te(t),name:o instanceof Error?o.name:typeof o,...i&&{service:o.service}}),!i||o.service==="newer-version"}}function nx(e,t){return e.log({event:"\
on-change.unreadable",id:t}),[]}function rx(e){let t=new Map;for(let n of e){let r=t.get(Te(n.key));t.set(Te(n.key),r?{...n,sequence:r.sequence}:n)}return[...t.
values()]}ce();ao();C();w();Ve();pe();var ox=["claimed","sent","unknown"];async function Km(e,t,{delivered:n,reason:r}){let o=Pt(e,Yn(t),vr),i=await x(o,{subject:({notice:a})=>a.requestId,async load(){
let a=await o.store.get(t);return a?.kind==="notice"?{notice:a,tenant:await j(o)}:p("NOT_FOUND")},decide({notice:a,tenant:s},d){return n?a.state==="unknown"?d.change(
a)(()=>({...re,state:"sent",sentAt:d.now}),"notice.arrived"):a:ox.includes(a.state)?d.change(a)(()=>({...ss(o,s),state:"failed",reason:"failed",failedFor:r??"un\
delivered"}),"notice.bounced"):a}});c(i)&&e.log({event:"receipt.refused",code:i.refused})}C();ce();ao();Pe();C();w();V();pe();Cn();var ix=15,ax=15;async function Um(e,t){let n=Pt(e,Yn(t),vr),r=!1,o=await x(n,{subject:({id:i})=>M(i),async load(){let i=await n.
store.get(t);return i&&Xt(i)?i:p("NOT_FOUND")},decide(i,a){let{due:s}=i;return r=s!==null&&b(s,ix)<=a.now&&!wn(i),!r||s===null?i:a.change(i)(d=>({...Ys(d,"overd\
ue",s),due:b(a.now,ax)}),`${i.kind}.overdue`)}});return r&&!c(o)?"passed-on":"moved-on"}function Bm(e){if(typeof e!="object"||e===null)return;let{pk:t,sk:n}=e;return typeof t=="string"&&t.includes("#")&&typeof n=="string"&&n!==""?{pk:t,sk:n}:void 0}C();import*as Rt from"zod";var sx=Rt.object({eventType:Rt.string(),mail:Rt.object({tags:Rt.object({notice:Rt.tuple([Rt.string()])})}),bounce:Rt.object({bounceType:Rt.string()}).
optional()}),dx=Rt.object({eventType:Rt.string().startsWith("TEXT_"),isFinal:Rt.boolean().optional(),context:Rt.object({notice:Rt.string()})});function Hm(e){let t=cx(
e),n=dx.safeParse(t);if(n.success)return rk(n.data.context.notice,lx(n.data));let r=sx.safeParse(t);return r.success?rk(Buffer.from(r.data.mail.tags.notice[0],"\
base64url").toString("utf8"),mx(r.data)):"unreadable"}function rk(e,t){let n=px(e);return n?t?{key:n,fate:t}:"nothing-new":"unreadable"}function mx({eventType:e,
bounce:t}){if(e==="Delivery")return{delivered:!0};if(e==="Bounce")return{delivered:!1,reason:Lp("BOUNCE",t?.bounceType)};if(e==="Complaint"||e==="Reject"||e==="\
Rendering Failure")return{delivered:!1,reason:Lp("MAIL",e)}}function lx({eventType:e,isFinal:t}){if(e==="TEXT_DELIVERED"||e==="TEXT_SUCCESSFUL")return{delivered:!0};
if(!(e==="TEXT_UNKNOWN"||t===!1||ux.includes(e)))return{delivered:!1,reason:Lp(e)}}var ux=["TEXT_QUEUED","TEXT_PENDING","TEXT_SENT"];function Lp(...e){return e.
filter(t=>t!==void 0).join("_").toUpperCase().replaceAll(/[^A-Z0-9_]/g,"_").slice(0,60)}function px(e){if(!/^[^|#]+#REQ#[^|#]+\|NOTE#[^|]+$/.test(e))return;let t=qc(
e);return Yn(t)===""?void 0:t}function cx(e){try{return JSON.parse(e)}catch{return}}function ok(e){let t=ik(e);if(!ds(t))return{about:"unreadable"};if(ds(t.DDBStreamBatchInfo))return{about:"changes"};let n=fx(t);if(!ds(n))return{about:"unreadab\
le"};let r=Bm(n);return r?{about:"wake-up",key:r}:Object.keys(n).length===0||n.source==="aws.events"?{about:"sweep"}:gx(n)}function fx(e){let t=yx.find(r=>r in e);
if(t===void 0)return e;let n=e[t];return typeof n=="string"?ik(n):n}var yx=["requestPayload","Payload","payload","Input","input"];function gx(e){let n=(Array.isArray(
e.Records)?e.Records.map(o=>ds(o)?o.Sns:void 0):[e]).map(o=>ds(o)?o.Message:void 0);if(n.length===0||!n.every(o=>typeof o=="string"))return{about:"unreadable"};
let r=n.map(Hm);return r.every(o=>o==="unreadable")?{about:"unreadable"}:{about:"receipt",receipts:r.filter(o=>typeof o=="object")}}var ds=e=>typeof e=="object"&&
e!==null&&!Array.isArray(e);function ik(e){try{return JSON.parse(e)}catch{return}}function ak(e){async function t({Records:n}){let r=[];for(let{messageId:o,body:i}of n)await hx(e,o,i)||r.push(o);return{batchItemFailures:r.map(o=>({itemIdentifier:o}))}}
return yr(e.log,"on-failed",t)}async function hx(e,t,n){let r=ok(n),{about:o}=r,i={event:"on-failed",id:t,about:o,...o==="wake-up"&&{key:Te(r.key)}};try{return e.
log({...i,outcome:await kx(e,r)}),!0}catch(a){return e.log({...i,outcome:"failed",name:a instanceof Error?a.name:typeof a}),!1}}async function kx(e,t){if(t.about===
"wake-up")return Um(e,t.key);if(t.about!=="receipt")return"let-go";for(let{key:n,fate:r}of t.receipts)await Km(e,n,r);return"taken-in"}function sk(e){async function t({Records:n}){for(let{Sns:r}of n){let o=Hm(r.Message);o!=="nothing-new"&&(o==="unreadable"?e.log({event:"on-receipt.unreadable",id:r.
MessageId}):await Km(e,o.key,o.fate))}}return yr(e.log,"on-receipt",t)}function dk(e){async function t(n){let r=Bm(n);r?await ca(e,r):e.log({event:"on-time.unreadable"})}return yr(e.log,"on-time",t)}qp();ur();Ai();en();import{Hono as DP}from"hono";import{csrf as _P}from"hono/csrf";import{HTTPException as $P}from"hono/http-exception";function mk(e,t){return async(n,r)=>{if(!e)return t(n);await r()}}li();un();ur();un();Kn();function tv(e){let t=()=>Promise.resolve().then(()=>(Sk(),Rk)),n=()=>Promise.resolve().then(()=>(rl(),nl)),r=()=>Promise.resolve().then(()=>(yw(),fw)),
o=()=>Promise.resolve().then(()=>(Ow(),Sw)),i=()=>Promise.resolve().then(()=>(Nw(),Pw)),a=()=>Promise.resolve().then(()=>(Kw(),zw)),s=()=>Promise.resolve().then(()=>(Yw(),Gw));
e.get("/requests",async d=>(await t()).list(d)),e.get("/requests/new",async d=>(await Promise.resolve().then(()=>(tc(),ec))).blank(d)),e.post("/requests/new",async d=>(await Promise.resolve().then(()=>(tc(),ec))).
send(d)),e.get("/requests/:id",async d=>(await n()).one(d)),e.get("/requests/:id/candidates",Kt(async d=>(await i()).list(d))),e.post("/requests/:id/offers",Kt(
async d=>(await i()).offer(d))),e.get("/requests/:id/:action",d=>d.redirect(`/requests/${encodeURIComponent(d.req.param("id"))}`,303)),e.post("/requests/:id/:ac\
tion",async d=>(await n()).act(d)),e.post("/offers/:id/answer",Kt(async d=>(await i()).answer(d))),e.get("/meetings",async d=>(await r()).list(d)),e.post("/meet\
ings/:id/:action",async d=>(await r()).act(d)),e.get("/meetings/:id/:action",async d=>(await r()).back(d)),e.get("/queue",Kt(async d=>(await o()).list(d))),e.post(
"/queue/:kind/:id/:action",Kt(async d=>(await o()).stuck(d))),e.get("/queue/*",Kt(async d=>d.redirect("/queue",303))),e.post("/notices/:id/:action",Kt(async d=>(await o()).
notice(d))),e.get("/partners",Kt(async d=>(await a()).list(d))),e.get("/partners/new",Kt(async d=>(await a()).blank(d))),e.post("/partners/new",Kt(async d=>(await a()).
add(d))),e.get("/partners/:id",Kt(async d=>(await a()).one(d))),e.get("/partners/:id/:action",Kt(async d=>d.redirect(`/partners/${encodeURIComponent(d.req.param(
"id")??"")}`,303))),e.post("/partners/:id/:action",Kt(async d=>(await a()).act(d))),e.get("/agreements",Kt(async d=>(await s()).show(d))),e.post("/agreements",Kt(
async d=>(await s()).save(d)))}function Kt(e){return async t=>mn(t)?e(t):ln(t,403,ke.forbidden)}import{jsx as zP}from"hono/jsx/jsx-runtime";function iv(e,t){let n=new DP;return n.onError((r,o)=>jP(o,e,r)),n.notFound(r=>Ae(r)),n.use(mi(t.publicUrl)),n.use(async(r,o)=>{
r.set("ports",e),r.set("settings",t),r.set("nonce",e.ids.id()),await o()}),n.get("/style.css",async r=>{let{STYLE:o}=await Promise.resolve().then(()=>(rv(),nv));
return r.text(o,200,{"content-type":"text/css; charset=utf-8","cache-control":"public, max-age=300"})}),n.use(mk(t.issuer,r=>ln(r,503,ke.noSignIn))),n.use(_P({origin:t.
publicUrl})),n.use(async(r,o)=>{let{issuer:i="",publicUrl:a}=t;r.set("session",await Tc(e,{issuer:i,publicUrl:a},{cookie:r.req.header("cookie")})),await o()}),n.
get("/",async r=>(await Promise.resolve().then(()=>(ll(),ml))).front(r)),n.get("/sign-in",async r=>(await Promise.resolve().then(()=>(ll(),ml))).signInPage(r)),
n.post("/sign-out",async r=>(await Promise.resolve().then(()=>(ll(),ml))).signOut(r)),n.use(async(r,o)=>r.get("session")?(r.req.method==="GET"&&pk(r),o()):WP(r)),
tv(n),n}function WP(e){return e.req.method==="GET"||e.req.method==="HEAD"?e.redirect("/sign-in?done=needed",303):ln(e,401,{title:go.title,text:ke.signedOut.text})}
async function jP(e,t,n){if(n instanceof $P&&n.status===403)return ln(e,403,ke.wrongOrigin);if(n instanceof rr)return Ae(e);if(n instanceof be){t.log({event:"st\
aff.unavailable",service:n.service});let r=e.req.method==="POST"?await e.req.text():"";return ln(e,503,{...ke.unavailable,children:r&&zP(hm,{action:e.req.path,body:r})})}
return ln(e,500,{...ke.unexpected,errorId:ea(t,"staff.bug",n)})}function av(e){let t=e.PUBLIC_URL;if(!t)throw new Error("PUBLIC_URL is not set");return{publicUrl:t,issuer:e.ISSUER||void 0,signInUrl:e.SIGN_IN_URL||void 0}}C();var KP={page:100,most:2e3,atOnce:4,reserve:2e4};function sv(e,t=KP){async function n(r,o){let a=await UP(e,t,()=>(o?.getRemainingTimeInMillis?.()??1/0)>t.reserve);
return e.log({event:"sweep.done",...a}),a}return yr(e.log,"sweep",n)}async function UP(e,{page:t,most:n,atOnce:r},o){let i=e.clock.now(),a={advanced:0,failed:0,
reached:0},s=0,d;do{let y=await e.stores.due(i,Math.min(t,n-a.reached),d);a.reached===0&&y.keys[0]&&(s=await HP(e,y.keys[0],i)),await zm(y.keys,g=>g.pk,r,async g=>{
o()&&(a.reached++,a[await BP(e,g)?"advanced":"failed"]++)}),d=y.cursor}while(d!==void 0&&a.reached<n&&o());let{reached:m,...l}=a;return{...l,oldest:s,complete:d===
void 0&&o()}}async function BP(e,t){let n=r=>o=>(e.log({event:r,key:Te(t),name:o instanceof Error?o.name:typeof o}),!1);try{return await ca(e,t),!0}catch(r){return n(
"sweep.failed")(r),await Um(e,t).catch(n("sweep.kept-to-itself")),!1}}async function HP(e,t,n){let r=(await e.stores.open(Yn(t)).get(t))?.due;return typeof r=="\
string"?Math.max(0,Math.round((Date.parse(n)-Date.parse(r))/1e3)):0}var ul={PUBLIC_URL:"https://rinnalla.example.fi",LINK_URL:"https://r.example.fi",MAIL_FROM:"viesti@example.fi",ISSUER:"https://tunnistus.example.fi"};function VP(e){
let t=Rc(e,ul);return{api:nc(Kg(e,Hf(ul))),staff:nc(iv(e,av(ul))),link:nc(xh(e,Th(ul))),"on-change":nk(t),"on-time":dk(t),sweep:sv(t),"on-receipt":sk(e),"on-fai\
led":ak(e)}}C();en();Ai();export{rr as BadCursor,Br as SCHEMA,be as Unavailable,VP as openRooms};
