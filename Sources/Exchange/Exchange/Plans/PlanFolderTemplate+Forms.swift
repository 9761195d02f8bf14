extension PlanFolderTemplate {
    /// The forms of the office's documents by their files.
    static let forms: [String: [UInt8]] = [
        "document-evaluation-sheets.yaml": PackageResources.document_evaluation_sheets_yaml,
        "document-measure-briefs.yaml": PackageResources.document_measure_briefs_yaml,
        "document-measure-list.yaml": PackageResources.document_measure_list_yaml,
        "document-meeting-pack.yaml": PackageResources.document_meeting_pack_yaml,
        "document-progress-summary.yaml": PackageResources.document_progress_summary_yaml,
        "document-reporting-sheets.yaml": PackageResources.document_reporting_sheets_yaml,
    ]
}
