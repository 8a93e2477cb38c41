import type { stored as fi } from '../fi/stored.ts'

/** When somebody else stored something after the page was opened: what there is now, beside what was typed. */
export const stored = {
  trouble: {
    title: 'Någon ändrade det här alldeles nyss.',
    todo: 'Det du skrev finns kvar i formuläret men är inte sparat ännu. På de ställen som skiljer sig står också vad som är sparat nu. Kontrollera dem och spara sedan.',
  },
  now: (what) => `Sparat nu: ${what || 'inget'}`,
  ticked: 'valt',
  unticked: 'inte valt',
  rows: {
    title: 'Någon ändrade de här alldeles nyss',
    theirs: 'Sparat nu. Någon annan lade till eller ändrade raden nyss. Den finns kvar när du sparar.',
    gone: 'Någon annan tog bort eller ändrade raden nyss. Den försvinner när du sparar. Om du vill behålla den, ta bort krysset.',
    changed: 'Någon annan tog bort eller ändrade raden nyss. Här är din ändring. Den börjar gälla när du sparar.',
  },
  tooMany: (list, most) => `${list}, högst ${most} rader`,
} satisfies typeof fi
