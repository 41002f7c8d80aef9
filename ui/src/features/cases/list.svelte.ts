/** The list of cases: what is asked of it, the rows that came, and the figures of the whole. */
import { call, commands, type CaseFilter, type CasePriority, type CaseRow, type CaseSort } from '$ipc';
import { StretchList } from '$ipc/stretch.svelte';

/** What narrows and orders the list. Empty is everybody and every priority. */
export type Asked = {
  search: string;
  status: CaseFilter | 'all';
  priority: CasePriority | '';
  person: string;
  sort: CaseSort;
  descending: boolean;
};

const START: Asked = {
  search: '',
  status: 'atWork',
  priority: '',
  person: '',
  sort: 'changed',
  descending: true,
};

export class CaseIndex {
  asked = $state<Asked>({ ...START });
  total = $state(0);
  disputed = $state(0);
  list: StretchList<CaseRow>;
  #newest = 0;

  /** Of one customer, or of everybody. */
  constructor(customerId: number | null = null, asked: Partial<Asked> = {}) {
    this.asked = { ...START, ...asked };
    this.list = new StretchList<CaseRow>(async (after) => {
      const mine = ++this.#newest;
      const { search, status, priority, person, sort, descending } = this.asked;
      const outcome = await call(
        commands.cases({
          customerId,
          search,
          status: status === 'all' ? null : status,
          priority: priority === '' ? null : priority,
          assignedTo: person === '' ? null : Number(person),
          sort,
          descending,
          after,
        }),
      );
      if (outcome.ok && mine === this.#newest) {
        this.total = outcome.data.total;
        this.disputed = outcome.data.disputed;
      }
      return outcome;
    });
  }

  /** What narrows the list: something that was chosen, or only that resolved and closed ones are left out. */
  get narrowed(): 'chosen' | 'atWork' | null {
    const { search, status, priority, person } = this.asked;
    if (search.trim() !== '' || priority !== '' || person !== '') return 'chosen';
    if (status === 'all') return null;
    return status === 'atWork' ? 'atWork' : 'chosen';
  }

  async ask(asked: Partial<Asked>): Promise<void> {
    this.asked = { ...this.asked, ...asked };
    await this.list.load();
  }

  /** Sorts by something, the other way round when it is sorted by that already. */
  async sortBy(sort: CaseSort): Promise<void> {
    const first = sort !== 'customer' && sort !== 'nextStep';
    await this.ask({ sort, descending: this.asked.sort === sort ? !this.asked.descending : first });
  }

  /** Everything there is. */
  async askAll(): Promise<void> {
    await this.ask({ search: '', status: 'all', priority: '', person: '' });
  }
}
