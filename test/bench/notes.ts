/** What the figures say, for whoever wants to change them. Words only: numbers stand in the tables. */
export const NOTES = `## What the figures say

**Where a start goes.** Two parts make nearly all of it: the DynamoDB client (load it, then connect, sign and read) and Node's own \`Request\` and \`Response\`, which Hono needs and which make Node load its whole \`fetch\`. The rows of the floors show both without a line of ours; no room can start faster while it uses them. What a room adds on top is small, because a room loads a page, a use case or a provider's client only when somebody asks for it, and because zod stays out of every room that checks no input (\`link\` and \`staff\` load it with the first form, the triggers never).

**What was tried and left out.** Giving the client its region, credentials and every other setting, so that it looks for no configuration, saves about a tenth of an empty handler's start: not worth a credentials path of our own. Loading the client only at its first use would improve the row without the table and nothing else: a function's start has more processor than its calls do, so what every real request needs is loaded at the start.

**What is left in \`api\`.** It carries zod and the schemas of every route from the start (of the others only \`on-receipt\` has zod, and little of ours beside it). Loading them after the bearer token was accepted would flatter the 401 and delay every real call. A larger young generation (\`NODE_OPTIONS=--min-semi-space-size=16\`) took about 6 % off its start here; whether Lambda takes the flag is unchecked.

**The emulator's http.** Over plain http the SDK imports \`node:http\` whole, which also loads Node's \`fetch\`; over https, as on AWS, it does not. The probe keeps that out of the figures (\`test/bench/start/probe.mjs\`); the local cloud pays it.

**Where the writes go.** Each commit has its receipt and its audit record, four units together, before it changes anything; each transaction costs double. A notice is three writes (kept, claimed, sent) and one for its link.

**Known to be spare, and left:**
- \`mark\` reads the notice that the same call has just claimed: a trip and a unit a notice.
- A request whose meetings move on asks for a new monthly look each time, and the old one comes for nothing: one Scheduler call a meeting.
- The wave and the second look after a change read the whole register: a unit for each 4 kB of it, twice. That grows with partners, not with requests; at some hundreds of partners the second look should read the one diary that changed.

**The bill is SMS.** Everything else is small change. Each message goes one way: by SMS the reminder on the eve, what is urgent, what changes within two days, and a question that a mail has not got an answer to at half its time. A partner of whom no e-mail address is known gets all of it by SMS.`
