/**
 * The one stylesheet, served at /style.css. Logical properties throughout, so a right-to-left page needs no second
 * one; the reader's own fonts; colours at WCAG AA or better on white and on the tinted grounds (checked by axe).
 */
export const STYLE = `
*,*::before,*::after{box-sizing:border-box}
:root{--ink:#1b2430;--quiet:#4a5766;--line:#8593a3;--soft:#f2f5f7;--main:#17557a;--deep:#0e3b57;--bad:#a8231c;--badbg:#fdf1f0;--good:#1d6134;--goodbg:#eff8f1;--focus:#ffbf3f}
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
.languages{display:flex;flex-wrap:wrap;gap:0 .25rem;align-items:center}
.languages>*{display:inline-flex;align-items:center;min-block-size:2.75rem;min-inline-size:2.75rem;padding:.25rem .6rem}
form>.languages{margin-inline-start:-.6rem}
.languages>[aria-current]{font-weight:700}
.languages button{border:0;background:none;color:var(--main);font-weight:400;text-decoration:underline;text-underline-offset:.15em}
.languages button:hover{background:none;color:var(--deep);text-decoration-thickness:.15em}
@supports selector(:has(:user-valid)){form:not(.typed,:has(:user-valid,:user-invalid))>.languages{display:none}body:has(form.typed,main :user-valid,main :user-invalid) header .languages{visibility:hidden}}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 1.25rem}
nav a{display:inline-flex;align-items:center;min-block-size:2.75rem}
nav a[aria-current]{font-weight:700;color:var(--ink);text-decoration-thickness:.2em}
footer{border-block-start:1px solid var(--line);background:var(--soft);padding-block:1.25rem}
footer p{margin:0}
button,.button{font:inherit;font-weight:600;min-block-size:2.75rem;padding:.55rem 1.1rem;border:2px solid var(--main);border-radius:.35rem;background:var(--main);color:#fff;cursor:pointer;text-decoration:none;display:inline-block;max-inline-size:100%}
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
input,select,textarea{font:inherit;color:inherit;background:#fff;border:2px solid var(--quiet);border-radius:.25rem;padding:.45rem .6rem;min-block-size:2.75rem;max-inline-size:100%}
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
@media(max-width:40rem){.facts{grid-template-columns:fit-content(7.5rem) 1fr;gap:.3rem .75rem}.card .facts dt{font-size:.9rem;line-height:1.7}.row>.field:has([type=date]){inline-size:100%}.bar{padding-block:.25rem;gap:0 1rem}.who{inline-size:100%;margin:0;flex-wrap:nowrap}.who a{flex:1;font-size:.9rem;color:var(--quiet)}}
@media(prefers-reduced-motion:no-preference){button,.button{transition:background-color .12s}}
@media(forced-colors:active){:focus-visible{outline-color:Highlight}}
@media print{nav,form,.skip,footer{display:none}}
`
