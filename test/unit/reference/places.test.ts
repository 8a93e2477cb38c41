import { expect, test } from 'vitest'
import { COUNTIES, countyFacts } from '#core/reference/counties.ts'
import { MUNICIPALITIES, municipalityFacts } from '#core/reference/municipalities.ts'

test('there are 21 counties and Helsinki', () => {
  expect(COUNTIES).toHaveLength(22)
  expect(new Set(COUNTIES).size).toBe(22)
  expect(Object.keys(countyFacts).sort()).toEqual([...COUNTIES])
})

test('a county code keeps its leading zero, and Åland is none of ours', () => {
  expect(COUNTIES).toContain('05')
  for (const other of ['5', '91', '091', '853', '']) expect(COUNTIES).not.toContain(other)
})

test('no code is both a county and a municipality', () => {
  for (const code of COUNTIES) expect(code).toMatch(/^\d\d$/)
  for (const code of MUNICIPALITIES) expect(code).toMatch(/^\d\d\d$/)
  expect(MUNICIPALITIES).toContain('091')
  expect(MUNICIPALITIES).not.toContain('91')
})

test('the bilingual counties', () => {
  const bilingual = COUNTIES.filter((code) => countyFacts[code].bilingual)
  expect(bilingual).toEqual(['01', '03', '04', '05', '10', '17', '18', '90'])
})

test('the weights add up to the country without Åland', () => {
  const total = COUNTIES.reduce((sum, code) => sum + countyFacts[code].weight, 0)
  expect(Math.abs(total - 5605)).toBeLessThanOrEqual(2) // each is rounded to a thousand
})

test('Turku, Kaarina, Naantali and Salo are of one county', () => {
  const towns = MUNICIPALITIES.filter((code) => municipalityFacts[code].county === '05')
  const names = towns.map((code) => municipalityFacts[code].names)
  expect(names.map(({ fi }) => fi)).toEqual(['Kaarina', 'Naantali', 'Salo', 'Turku'])
  expect(names.map(({ sv }) => sv)).toEqual(['S:t Karins', 'Nådendal', 'Salo', 'Åbo'])
})
