import { rateFor } from '#core/records/tenant.ts'
import type { OfferView } from '#core/offer/view.ts'
import { channelFacts } from '#core/reference/channels.ts'
import { interpretedInto, servedIn } from '#core/records/request.ts'
import { localDate } from '#core/time/zone.ts'
import { audienceIn } from '../audience.ts'
import { Facts } from '../facts.tsx'
import { Phone } from '../layout.tsx'
import { sentence } from '../names.ts'
import { useReader, useWords } from '../reader.tsx'

/**
 * What the task is: what nobody sees who only glances at the question, and what no message says. Reading changes nothing;
 * the question is answered where it was asked.
 */
export function TaskPage({ view, home, now }: { view: OfferView; home: string; now: string }) {
  const { choices, offerPage, task: words } = useWords()
  const reader = useReader()
  const { names, language } = reader
  const { request, tenant, staged } = view
  const served = servedIn(request)
  const { hasClient } = channelFacts[request.channel]
  return (
    <>
      <Facts
        facts={[
          [
            words.kind,
            <>
              {sentence(names.channel(request.channel))}
              <br />
              {words.does[request.channel]}
            </>,
          ],
          [words.forWhom, sentence(audienceIn(reader, request))],
          served.length > 0 && [words.phase, sentence(names.phases(served))],
          request.goal && [words.goal, sentence(request.goal.names[language])],
          [words.extent, request.extent ? choices.extent[request.extent] : words.untold],
          [words.partners, String(request.seats - (request.extraSeats ?? 0))],
          request.participants !== undefined && [words.participants, String(request.participants)],
          [offerPage.language, names.asked(request)],
          request.interpreter && [words.interpreter, names.languages(interpretedInto(request).map(({ code }) => code))],
          [words.fee, <Fee view={view} now={now} />],
          [words.travel, <Travel view={view} />],
          [words.prepare, request.prepare ? <bdi>{request.prepare}</bdi> : hasClient ? words.yourself : words.untold],
        ]}
      />
      <p>
        <a class="button" href={home}>
          {staged.stage === 'open' ? words.answer : words.back}
        </a>
      </p>
      <p>
        {words.ask} <Phone number={tenant.settings.coordinatorPhone} />
      </p>
    </>
  )
}

/** What is paid on the day it would be: a rate may have changed by then. */
function Fee({ view: { offer, request, tenant, staged }, now }: { view: OfferView; now: string }) {
  const { task: words } = useWords()
  const { language } = useReader()
  const day = localDate((staged.meeting ?? offer.slot ?? offer.slots[0])?.start ?? now)
  const rate = rateFor(tenant, request.channel, day)
  if (!rate) return <>{words.untold}</>
  const whole = rate.cents % 100 === 0 ? String(rate.cents / 100) : (rate.cents / 100).toFixed(2)
  const euros = language === 'en' ? whole : whole.replace('.', ',')
  return <>{rate.unit === 'meeting' ? words.perMeeting(euros) : words.perHour(euros)}</>
}

function Travel({ view: { request, tenant } }: { view: OfferView }) {
  const { choices, task: words } = useWords()
  if (request.mode !== 'in-person') return <>{words.noTravel}</>
  const { travel } = tenant.settings
  return <>{travel ? choices.travel[travel] : words.askTravel}</>
}
