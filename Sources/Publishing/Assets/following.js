// What follows a move: what is cheap at once, other cells in slices between frames, and dear ones beside the page once the
// reader rests. What a cell costs is measured, by the clock, whenever it is followed.

/** In milliseconds: for what follows an input at once, for a slice between frames, and from when on a cell is dear. */
const times = { atOnce: 2, slice: 8, dear: 12, rest: 120 };

/** All parts of the work on a cell. */
const everyPart = 999_999;

class Following {
  constructor(page) {
    this.page = page;
    /** What a cell took when it was last followed: in all, and until it was told first where that is before its end. */
    this.costs = new Map();
    /** The cells that may be other than the page shows: those that are followed next, and those that wait for a rest. */
    this.next = new Set();
    this.dear = new Set();
    /** Of the dear ones those that need a simulation. */
    this.simulations = new Set();
    /** The cells that were followed by the simulator, which the page's own engine does not know of. */
    this.elsewhere = new Set();
    this.inSight = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const cell = Number(target.dataset.cell);
        if (isIntersecting) this.inSight.add(cell);
        else this.inSight.delete(cell);
      }
    });
    for (const element of page.elements.values()) observer.observe(element);
    this.watchSliders();
  }

  /** As long as a slider is held, axes stay where they are. */
  watchSliders() {
    addEventListener("pointerdown", ({ target }) => (this.isHeld = target.matches?.("[type=range]") ?? false));
    for (const kind of ["pointerup", "pointercancel"]) {
      addEventListener(kind, () => {
        if (!this.isHeld) return;
        this.isHeld = false;
        if (this.isResting) this.goOn();
      });
    }
  }

  get engine() {
    return this.page.engine;
  }

  /** Whether everything is as the reader wants it. */
  get isDone() {
    return !this.next.size && !this.dear.size;
  }

  /** Cells in the order in which the reader wants them: those in sight first, each as they stand on the page. */
  ordered(cells) {
    const all = [...cells].sort((one, other) => one - other);
    return [...all.filter((cell) => this.inSight.has(cell)), ...all.filter((cell) => !this.inSight.has(cell))];
  }

  /** The state moved on. What is followed already is of an older one. */
  move(moved) {
    clearTimeout(this.pause);
    clearTimeout(this.turn);
    this.turn = null;
    this.isResting = false;
    this.page.simulator.drop();
    if (this.elsewhere.size) this.engine.proceed([...this.elsewhere].map((cell) => [cell, 0]));
    this.elsewhere.clear();
    const { later = [], faults } = this.engine.move(moved);
    for (const cell of later) {
      this.dear.delete(cell);
      this.simulations.delete(cell);
      this.next.add(cell);
    }
    this.cheap();
    this.plan();
    this.pause = setTimeout(() => this.rest(), times.rest);
    return faults.filter((fault) => fault.cell === undefined);
  }

  /** Follows at once what is known to be cheap; of what is dear that which is told early, such as the verdict of a claim. */
  cheap() {
    const work = [];
    let left = times.atOnce;
    for (const cell of this.ordered(this.next)) {
      const { all, early } = this.costs.get(cell) ?? {};
      const cost = all <= left ? all : all > times.dear ? early : undefined;
      if (!(cost <= left)) continue;
      work.push([cell, all === cost ? everyPart : 1]);
      left -= cost;
    }
    if (!work.length) return;
    const begun = performance.now();
    this.take(this.engine.proceed(work), work);
    // Together they were cheaper or dearer than each was alone.
    const share = Math.min(2, Math.max(0.5, (performance.now() - begun) / (times.atOnce - left)));
    for (const [cell, parts] of work) {
      const cost = this.costs.get(cell);
      if (parts > 1) cost.all *= share;
      else cost.early *= share;
    }
  }

  /** What the page's engine says of cells that it was asked for, and of charts whose axes it fitted. */
  take({ changed, faults, later = [] }, work) {
    for (const change of changed) {
      if (change.pending) {
        this.simulations.add(change.cell);
        this.dear.add(change.cell);
      }
    }
    const changes = new Map(changed.map((change) => [change.cell, change]));
    for (const [cell] of work) if (!changes.has(cell)) changes.set(cell, { cell });
    // Together they are parsed sooner than one by one.
    const told = changed.filter(({ cell, html }) => html && this.page.current.get(cell) !== html);
    const fresh = new Map(allParsed(told.map(({ html }) => html)).map((element, at) => [told[at].cell, element]));
    for (const [cell, change] of changes) {
      const isDone = !later.includes(cell);
      if (isDone) this.next.delete(cell);
      const found = faults.filter((fault) => fault.cell === cell);
      this.page.change(change, found, isDone && !this.dear.has(cell), fresh.get(cell));
    }
  }

  /** Goes on after the next frame, if there is anything to go on with. */
  plan() {
    for (const cell of this.next) {
      if (!(this.costs.get(cell)?.all > times.dear)) continue;
      this.next.delete(cell);
      this.dear.add(cell);
    }
    if (this.next.size && !this.turn) {
      this.turn = setTimeout(() => {
        this.turn = null;
        this.guarded(() => this.slice(performance.now() + times.slice));
      }, 8);
    } else if (!this.next.size && this.isResting) {
      this.goOn();
    }
  }

  /** Follows cells until a time. */
  slice(until) {
    for (const cell of this.ordered(this.next)) {
      if (performance.now() >= until) break;
      this.measure(cell, times.dear);
    }
    this.page.await([...this.next, ...this.dear]);
    this.page.show();
    this.plan();
    if (this.isDone) this.page.followed();
  }

  /** Follows a cell part by part, as long as it may take, and notes what it took. */
  measure(cell, most, flags) {
    const begun = performance.now();
    const cost = {};
    let isDone = false;
    do {
      const answer = this.engine.proceed([[cell, 1]], flags);
      isDone = !answer.later?.includes(cell);
      this.take(answer, [[cell]]);
      cost.all = Math.max(performance.now() - begun, 0.02);
      if (!isDone && answer.changed.length) cost.early = cost.all;
    } while (!isDone && cost.all < most);
    // How much more it takes is not known.
    if (!isDone) cost.all = Math.max(cost.all, times.dear) + 1;
    if (isDone) this.next.delete(cell);
    this.costs.set(cell, cost);
    return isDone;
  }

  /** Follows everything that is not known to be dear before it returns. */
  hurry() {
    while (this.next.size) this.slice(Infinity);
  }

  // Once the reader rests.

  rest() {
    this.isResting = true;
    if (!this.next.size) this.goOn();
  }

  /** What is dear, and axes that fit: in a worker, or where there is none in slices on the page. */
  goOn() {
    this.guarded(() => {
      const isFree = !this.isHeld;
      if (isFree) {
        this.take(this.engine.proceed([], { fit: true }), []);
        this.page.show();
      }
      this.page.await(this.dear);
      if (!this.dear.size && !(isFree && this.isSteadyElsewhere)) return;
      if (this.page.simulator.works) {
        this.page.simulator.ask(this.page.moved, this.ordered(this.dear), isFree);
        this.isSteadyElsewhere = !isFree;
      } else {
        this.engine.move(this.page.moved, true);
        this.spent = new Map();
        this.dearSlice();
      }
    });
  }

  dearSlice() {
    const until = performance.now() + times.slice;
    for (const cell of this.ordered(this.dear)) {
      if (performance.now() >= until) break;
      const spent = this.spent.get(cell) ?? 0;
      const isDone = this.measure(cell, times.slice, { simulate: true, fit: !this.isHeld });
      const cost = this.costs.get(cell);
      this.spent.set(cell, (cost.all += spent));
      if (!isDone) continue;
      this.settle(cell);
      this.page.settle(cell);
    }
    this.page.show();
    if (this.dear.size) this.turn = setTimeout(() => this.guarded(() => this.dearSlice()), 8);
    else this.page.followed();
  }

  settle(cell) {
    this.dear.delete(cell);
    this.simulations.delete(cell);
  }

  /** What the simulator says of a cell, and in how many milliseconds; nothing where it failed. */
  answered({ change, faults, took } = {}) {
    if (!change) {
      const message = this.simulations.size ? "this simulation could not be run" : "this could not be computed";
      for (const cell of this.dear) this.page.change({ cell }, [{ cell, message }], true);
      this.dear.clear();
      this.simulations.clear();
    } else {
      this.page.change(change, faults, true);
      this.settle(change.cell);
      this.elsewhere.add(change.cell);
      const cost = this.costs.get(change.cell);
      if (cost && took) cost.all = took;
    }
    this.page.show();
    if (this.isDone) this.page.followed();
  }

  /** A fresh engine knows of no cell. */
  forget() {
    clearTimeout(this.pause);
    clearTimeout(this.turn);
    this.turn = null;
    this.isResting = false;
    this.page.simulator.drop();
    for (const cells of [this.next, this.dear, this.simulations, this.elsewhere]) cells.clear();
  }

  guarded(work) {
    try {
      work();
    } catch (error) {
      this.page.restart(error);
    }
  }
}
