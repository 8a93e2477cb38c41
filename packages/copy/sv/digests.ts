/** When the coordinators' mailboxes get their digest. */
export const digests = {
  title: 'Sammanfattning per e-post',
  intro:
    'Sammanfattningen berättar vad som är nytt, vad som har dröjt och vad som kan vänta. Den skickas på valda tider på vardagar. Om inget är nytt och inget har dröjt skickas den inte.',
  atOnce:
    'När en brådskande begäran eller en tid som börjar inom två arbetsdagar kommer till koordinatorn berättar vi det genast i den gemensamma e-posten. Om meddelanden som inte kom fram berättar vi i sammanfattningen.',
  shared: 'Den gemensamma e-posten',
  sharedTo: 'Sammanfattningen skickas till koordinatorernas gemensamma e-post. Välj minst en tid.',
  own: 'Din egen e-post',
  ownTo: 'Den här är bara för dig. Om den gemensamma räcker, lämna tiderna tomma.',
  time: (n: number) => `Tid ${n}`,
  none: 'Inte vald',
  failed: 'Den senaste sammanfattningen kom inte fram. Kontrollera att e-postadressen är rätt. Nästa skickas ändå i tid.',
  save: 'Spara tiderna',
  savedShared: 'Tiderna för den gemensamma sammanfattningen är sparade.',
  savedOwn: 'Tiderna för din egen sammanfattning är sparade.',
  link: 'Välj när sammanfattningen kommer per e-post',
}
