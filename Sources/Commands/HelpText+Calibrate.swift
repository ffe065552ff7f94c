extension HelpText {
    static let calibrate = """
        ABSTRACT
          Refits the constants of the model to measured runs, and says how well it predicts what it has not seen.

        USAGE
          marginal calibrate FILE.csv

        FILE
          A table as of validate: see marginal help validate. A mistake in it ends the command, since a fit to half a
          table would look like a fit.

        OUTPUT
          The constants as they stand in Sources/InferenceEconomics/Calibration/Calibration+Fitted.swift; each beside
          what was believed of it before; and the median errors in the fit and for what is left out of it in turn:
          each pair of engine and model, each accelerator, each generation, each engine. Takes about a minute.

          The fit: least squares on log(predicted / measured), robust, against priors on the constants.

        """
}
