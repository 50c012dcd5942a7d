/** Somebody to act as. Without groups: an ordinary person, whose rights come from their memberships. */
export interface Person {
  readonly userId: string;
  readonly groups?: readonly string[];
  readonly name?: string;
}

/** People who are there before anybody registered: the city's staff. Founders and investors come with the demo city. */
export const people = {
  operator: { userId: 'city-operator', groups: ['operator'], name: '시 운영자' },
  centreOperator: { userId: 'seongsu-operator', groups: ['operator-SEONGSU'], name: '성수 센터 운영자' },
  otherCentreOperator: { userId: 'changdong-operator', groups: ['operator-CHANGDONG'], name: '창동 센터 운영자' },
  auditor: { userId: 'city-auditor', groups: ['auditor'], name: '시 감사자' },
} as const satisfies Readonly<Record<string, Person>>;
