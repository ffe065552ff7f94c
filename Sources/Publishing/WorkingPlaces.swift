internal import Cells
internal import Chapters
internal import Figures

/// Where the definitions stand that a chapter's workings name.
struct WorkingPlaces {
    /// The title of each chapter.
    private let titles: [String]
    /// The address of each chapter's HTML page.
    private let pages: [String]
    /// The address of each chapter's Markdown page.
    private let files: [String]
    /// The chapter that has the workings.
    private let index: Int

    /// The places as a chapter sees them. (One without workings asks for none, and keeps no book alive.)
    init(_ publication: Publication, _ index: Int) {
        self.index = index
        let hasWorkings = publication.cells[index].contains { cell in
            if case .working = cell { true } else { false }
        }
        titles = hasWorkings ? publication.titles : []
        pages = hasWorkings ? publication.addresses : []
        files = hasWorkings ? publication.book.chapters.map { $0.fileName } : []
    }

    /// Where a definition stands on the HTML pages.
    func onPage(_ place: EvaluatedWorking.Place) -> Figure.DefinitionPlace {
        let anchor = (place.isParameter ? "#_p-" : "#_d-") + place.name
        guard place.chapter != index, place.chapter < pages.count else {
            return Figure.DefinitionPlace(address: anchor, chapter: nil)
        }
        return Figure.DefinitionPlace(
            address: reference(to: pages[place.chapter]) + anchor, chapter: titles[place.chapter])
    }

    /// Where it stands on the Markdown pages.
    func inText(_ place: EvaluatedWorking.Place) -> Figure.DefinitionPlace {
        guard place.chapter != index, place.chapter < files.count else {
            return Figure.DefinitionPlace(address: "", chapter: nil)
        }
        return Figure.DefinitionPlace(address: reference(to: files[place.chapter]), chapter: titles[place.chapter])
    }
}
