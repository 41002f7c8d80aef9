/** The list of customers as it is being looked at: what is asked for, and the newest answer. */
import {
  call,
  commands,
  type Archived,
  type CustomerPage,
  type CustomerQuery,
  type CustomerSort,
  type StatusFilter,
} from '$ipc';
import { Latest } from '$ipc/latest.svelte';
import type { Step } from '$ui/Pager.svelte';

/** What a person can choose; kept while they look at a customer and come back. */
export type Asked = {
  search: string;
  name: string;
  phone: string;
  email: string;
  company: string;
  status: StatusFilter | 'all';
  archived: Archived;
  sort: CustomerSort;
  descending: boolean;
  page: number;
  limit: number;
};

/** What narrows nothing. */
const NOTHING = {
  search: '',
  name: '',
  phone: '',
  email: '',
  company: '',
  status: 'all',
  archived: 'active',
} as const;

/** Amounts and times begin with the largest and the newest, names and due dates with the first. */
const BEGINS_DESCENDING: ReadonlySet<CustomerSort> = new Set([
  'outstanding',
  'created',
  'changed',
  'lastActivity',
]);

const STATUSES: readonly StatusFilter[] = ['owing', 'overdue', 'pending', 'clear'];

export class CustomerList {
  asked = $state<Asked>({
    ...NOTHING,
    sort: 'name',
    descending: false,
    page: 1,
    limit: 50,
  });
  readonly answer = new Latest<CustomerPage>();

  get page(): CustomerPage | null {
    return this.answer.value;
  }

  /** Whether anything narrows the list. */
  get narrowed(): boolean {
    return this.asked.search.trim() !== '' || this.asked.status !== 'all' || this.more;
  }

  /** Whether anything beside the search and the status narrows it. */
  get more(): boolean {
    const { name, phone, email, company, archived } = this.asked;
    return [name, phone, email, company].some((term) => term.trim() !== '') || archived === 'archived';
  }

  async load(): Promise<void> {
    await this.answer.ask(call(commands.customers(queryOf(this.asked))));
  }

  /** Changes what is asked for and asks; another question begins at its first page. */
  async ask(change: Partial<Asked>): Promise<void> {
    Object.assign(this.asked, { page: 1 }, change);
    await this.load();
  }

  /** Sorts by a column, the other way when it was sorted by it. */
  async sortBy(sort: CustomerSort): Promise<void> {
    const again = this.asked.sort === sort;
    await this.ask({ sort, descending: again ? !this.asked.descending : BEGINS_DESCENDING.has(sort) });
  }

  /** Begins as a link asks: those who owe, in all or of old, the largest first. Who owes is shown archived or not. */
  begin(address: URLSearchParams): void {
    const status = STATUSES.find((one) => one === address.get('status'));
    if (status !== undefined) Object.assign(this.asked, { status, archived: 'all' });
    if (address.get('sort') === 'outstanding') {
      Object.assign(this.asked, { sort: 'outstanding', descending: true });
    }
  }

  async step(step: Step): Promise<void> {
    const last = this.page?.totalPages ?? 1;
    const { page } = this.asked;
    const pages = { first: 1, previous: Math.max(page - 1, 1), next: Math.min(page + 1, last), last };
    await this.ask({ page: pages[step] });
  }

  async clear(): Promise<void> {
    await this.ask(NOTHING);
  }
}

function queryOf({ search, name, phone, email, company, status, ...rest }: Asked): CustomerQuery {
  return {
    ...rest,
    search: search.trim() || null,
    name: name.trim() || null,
    phone: phone.trim() || null,
    email: email.trim() || null,
    company: company.trim() || null,
    status: status === 'all' ? null : status,
  };
}
