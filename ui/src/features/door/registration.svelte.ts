/** The three steps of opening a shop: one form, one request at the end, and a no that leads back to its field. */
import { call, commands, type CountryDefaults, type Registered } from '$ipc';
import { Form } from '$ui/form.svelte';

/** The fields of each step, in order. */
const STEPS = [
  ['language', 'country', 'currency', 'grouping', 'zone', 'yearMonth', 'yearDay'],
  ['shopName', 'name', 'username', 'email', 'phone'],
  ['password', 'confirmPassword'],
] as const;

export class Registration {
  step = $state(1);
  readonly steps = STEPS.length;
  readonly countries: CountryDefaults[];
  readonly form;

  constructor(countries: CountryDefaults[], language: string, done: (registered: Registered) => void) {
    this.countries = countries;
    this.form = new Form({
      start: { language, ...fieldsOf(homeOf(countries)), ...EMPTY },
      save: ({ language, country, currency, grouping, zone, yearMonth, yearDay, ...rest }) => {
        const place = placeOf({ country, currency, grouping, zone, yearMonth, yearDay });
        return call(commands.register({ ...rest, language, place }));
      },
      saved: done,
    });
  }

  /** What was chosen in the first step. */
  get place(): CountryDefaults {
    return placeOf(this.form.values);
  }

  /** Another country brings its currency, grouping, zone and financial year with it. */
  choose(country: string): void {
    const chosen = this.countries.find((one) => one.country === country);
    if (!chosen) return;
    for (const [name, value] of Object.entries(fieldsOf(chosen))) {
      this.form.set(name as keyof ReturnType<typeof fieldsOf>, value);
    }
  }

  /**
   * Asks the shell about what was written so far. The passwords come last in its order of refusals, so before the
   * last step a no about them means that everything else is right.
   */
  async next(): Promise<void> {
    await this.form.submit();
    const wrong = Object.keys(this.form.errors);
    const first = STEPS.findIndex((fields) => fields.some((field) => wrong.includes(field)));
    if (first < 0) return;
    if (first + 1 > this.step) {
      this.form.errors = {};
      this.step += 1;
    } else this.step = first + 1;
  }

  back(): void {
    this.form.errors = {};
    this.step -= 1;
  }
}

const EMPTY = {
  shopName: '',
  name: '',
  username: '',
  email: '',
  phone: '',
  password: '',
  confirmPassword: '',
};

/** The country that the computer's clock stands in, or the first. */
export function homeOf(countries: CountryDefaults[]): CountryDefaults {
  return countries.find(({ zone }) => zone === localZone()) ?? countries[0]!;
}

function placeOf(fields: ReturnType<typeof fieldsOf>): CountryDefaults {
  const { country, currency, grouping, zone, yearMonth, yearDay } = fields;
  return {
    country,
    currency,
    zone,
    grouping: grouping === 'lakh' ? 'lakh' : 'thousand',
    yearMonth: Number(yearMonth),
    yearDay: Number(yearDay),
  };
}

function fieldsOf(place: CountryDefaults) {
  const { country, currency, grouping, zone, yearMonth, yearDay } = place;
  return {
    country,
    currency,
    grouping: grouping as string,
    zone,
    yearMonth: String(yearMonth),
    yearDay: String(yearDay),
  };
}

/** The zone of this computer, which the first run proposes and the owner may change. */
function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
