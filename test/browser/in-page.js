/**
 * What is looked at inside a page. Plain JavaScript, handed over as text: it runs in the browser, also where the page's
 * own scripts are switched off, so nothing here may wait. Each function gives a line for every fault; none is good.
 */
globalThis.look = {
  /** What sticks out to the side, so that the page scrolls sideways. */
  tooWide() {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5)
    return [`the page is ${scrollWidth} px wide, the window ${clientWidth}`, ...out.slice(-3).map((one) => look.name(one))]
  },

  /** What can be reached by Tab but does not show that it has been. A key must have been pressed before. */
  focusHidden() {
    const reached = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
      (one) => one.type !== 'hidden' && one.checkVisibility({ visibilityProperty: true }),
    )
    return reached
      .filter((one) => {
        one.focus()
        const { outlineStyle, outlineWidth } = getComputedStyle(one)
        return outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2
      })
      .map((one) => `${look.name(one)} does not show its focus`)
  },

  /** What a person is asked without being told what for. */
  unlabelled() {
    const asked = document.querySelectorAll('input:not([type=hidden]), select, textarea')
    return [...asked]
      .filter((one) => ![...one.labels].some((label) => label.textContent.trim()))
      .map((one) => `${look.name(one)} has no label`)
  },

  /** What is too small for a thumb: under 44 px. A box or button to tick counts with its label; a link in a sentence may be smaller. */
  tooSmall() {
    const pressed = document.querySelectorAll('button, .button, summary, nav a, input:not([type=hidden]), select')
    return [...pressed]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .flatMap((one) => {
        const parts = /radio|checkbox/.test(one.type) ? [one, ...one.labels] : [one]
        const height = Math.max(...parts.map((part) => part.getBoundingClientRect().height))
        return height < 43.5 ? [`${look.name(one)} is ${height.toFixed()} px high`] : []
      })
  },

  name(one) {
    const words = (one.labels?.[0]?.textContent ?? one.textContent).trim().replace(/\s+/g, ' ').slice(0, 40)
    return `<${one.tagName.toLowerCase()}${one.className ? ` class="${one.className}"` : ''}> ${words || one.name || one.outerHTML.slice(0, 80)}`
  },
}
