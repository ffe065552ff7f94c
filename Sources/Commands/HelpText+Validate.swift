extension HelpText {
    static let validate = """
        ABSTRACT
          Predicts every measured run of a table and says how far the predictions are from the measurements: for time per
          output token, time to first token and throughput per GPU, in all and by engine, accelerator, precision, model and
          arrivals.

        USAGE
          marginal validate FILE.csv [--predictions OUT.csv] [--json]

        OPTIONS
          --predictions FILE  writes id, prediction and 90 % interval of every predicted row to a CSV file
          --json              gives the report to a program: the output is one JSON object, mistakes included
          --color WHEN        auto, always or never [auto]

        REPORT
          MdAPE and MAPE      median and mean of |predicted / measured - 1|
          bias                median of predicted / measured - 1
          within 20 %         share of the rows whose prediction is that near
          in 90 % interval    share of the rows whose measurement lies in the interval of the prediction
          The last line:      tpot MdAPE x.x % \u{B7} ttft MdAPE x.x % \u{B7} throughput MdAPE x.x % \u{B7} N rows, M skipped

        COLUMNS
          By name, in any order, separated by commas; others are ignored. The first line names them.
          model, accelerator, engine, weights             names, as in Qwen/Qwen3-32B, H100-SXM, vllm, fp8
          input_tokens, output_tokens, concurrency        nominal lengths; requests under way on the whole deployment
          ttft_ms, tpot_ms                                measured means; at least one column, and any field may be empty
          What follows may be missing or empty:
          id                                              [line-N]
          gpus, tensor_parallel, pipeline_parallel, data_parallel, expert_parallel
                                                          gpus is the product of tensor, pipeline and data [1 each]
          kv_cache, memory_share, prefill_token_budget    [the engine's]
          receive_interval_steps                          steps between two looks at the queue, of SGLang [1]
          length_share                                    mean real over nominal length [1]
          arrivals                                        closed-loop, steady or unknown [closed-loop]
          software_date, date                             2026-04-22; the first that is there [the newest of the fit]

        ROWS THAT ARE NOT PREDICTED
          A row with a mistake is reported with its line and column, and the exit status is 1; the other rows are predicted
          all the same. A row that names what no catalogue has, or a deployment that does not fit, is skipped, and is no
          mistake. Both are counted as skipped and listed by reason.

        """
}
