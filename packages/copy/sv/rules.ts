import type { rules as fi } from '../fi/rules.ts'

/** Why a partner does not fit, one line a rule. CONFLICT never says more: others don't see it. */
export const rules = {
  fails: {
    ROLE: 'Är inte utbildad för uppgiften eller är inte med',
    PHASE: 'Avtal om skedet saknas i kommunen',
    EXPERIENCE: 'Egen erfarenhet av skedet har inte uppgetts',
    LIVED_AS: 'Har inte uppgett sig ha varit i samma ställning som den som får stöd',
    AREA: 'Kommunen eller sättet att ses passar inte',
    LANGUAGE: 'Språken motsvarar inte begäran',
    SLOT: 'Tiden passar inte',
    CAPACITY: 'Den egna gränsen är nådd: familjer, tider per dag eller förfrågningar per vecka',
    HOURS: 'Månadens timmar skulle bli fulla',
    PAUSED: 'Har paus',
    CHECKS: 'Avtal eller kontroll saknas eller går ut',
    CONFLICT: 'Hinder som andra inte ser',
    EARNINGS: 'Den egna arvodesgränsen skulle nås',
  },
  causes: {
    ROLE: 'utbildning',
    PHASE: 'skedesavtal',
    EXPERIENCE: 'egen erfarenhet',
    LIVED_AS: 'slag av erfarenhet',
    AREA: 'kommun eller sätt att ses',
    LANGUAGE: 'språk',
    SLOT: 'tid',
    PAUSED: 'paus',
  },
  /** What would help, for the coordinator. */
  helps: {
    ROLE: 'Kontrollera rollerna i partnerns uppgifter.',
    PHASE: 'Kontrollera skedesavtalen.',
    EXPERIENCE: 'Fråga om det finns erfarenhet som inte är antecknad.',
    LIVED_AS: 'Fråga vilket slag av egen erfarenhet det finns.',
    AREA: 'Pröva på distans, eller en grannkommun.',
    LANGUAGE: 'Socialarbetaren beställer tolk. Partnern tolkar inte.',
    SLOT: 'Pröva en annan tid.',
    CAPACITY: 'Fråga om partnern orkar med en till.',
    HOURS: 'Pröva en kortare tid eller nästa månad.',
    PAUSED: 'Vänta tills pausen är slut.',
    CHECKS: 'Uppdatera avtalet eller kontrollen.',
    CONFLICT: 'Välj en annan.',
    EARNINGS: 'Pröva nästa månad.',
  },
  fits: 'Passar',
} satisfies typeof fi
