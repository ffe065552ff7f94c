/// Solves A x = b for a symmetric positive definite A, given as its rows; nil if it is not one.
///
/// By hand because the largest system here has 34 unknowns: LAPACK in every reader's binary would be a dependency for
/// one command of one author.
///
/// - Complexity: O(n^3).
func solvePositiveDefinite(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    let count = right.count
    var lower = matrix
    for row in 0..<count {
        for column in 0...row {
            var sum = matrix[row][column]
            for inner in 0..<column { sum -= lower[row][inner] * lower[column][inner] }
            if row == column {
                guard sum > 0, sum.isFinite else { return nil }
                lower[row][row] = sum.squareRoot()
            } else {
                lower[row][column] = sum / lower[column][column]
            }
        }
    }
    var solution = right
    for row in 0..<count {
        for inner in 0..<row { solution[row] -= lower[row][inner] * solution[inner] }
        solution[row] /= lower[row][row]
    }
    for row in (0..<count).reversed() {
        for inner in (row + 1)..<count { solution[row] -= lower[inner][row] * solution[inner] }
        solution[row] /= lower[row][row]
    }
    return solution
}
