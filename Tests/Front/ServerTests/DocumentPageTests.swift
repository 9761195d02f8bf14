import Foundation
import HTTPTypes
import PagesSupport
import Planning
import PlanningPages
import Server
import TestSupport
import Testing
import Wording

/// The pages of the office's documents, and the files beside them.
struct DocumentPageTests {
    private static let list = "/plans/ibusuki/2023/documents/"

    @Test(arguments: Reading.allCases)
    func `every form is listed with its page and its files`(reading: Reading) async throws {
        let page = Document(try await SharedSite.site.get(reading.path(Self.list)).text)
        #expect(page.problems == [])
        let links = Set(page.links)
        for form in try SamplePlan.named("ibusuki").documents {
            for ending in ["/", ".pdf", ".xlsx"] { #expect(links.contains("\(Self.list)\(form.name.text)\(ending)")) }
        }
        let names = page.rows(ofTable: "documents").compactMap { $0.first?.text }
        #expect(names.count == 5)
        #expect(names.first == (reading == .english ? "Progress summary" : "進捗状況"))
    }

    @Test(arguments: ["ibusuki/2023/documents/evaluation-sheets", "kagoshima/2023/documents/progress-summary"])
    func `a document as a page stays as it was looked at`(path: String) async throws {
        let text = try await SharedSite.site.get("/plans/\(path)/").text
        #expect(Document(text).problems == [])
        let name = path.split(separator: "/")
        try expectSnapshot(SnapshotTests.readable(text), named: "\(name[0])-\(name[3]).html")
    }

    @Test(arguments: [
        ("measure-list.pdf", "application/pdf", "%PDF-"),
        ("measure-list.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"),
        ("measure-list/", "text/html; charset=utf-8", "<!doctype html>"),
    ])
    func `a document comes as what it is`(file: String, type: String, start: String) async throws {
        let answer = try await SharedSite.site.get(Self.list + file)
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == type)
        #expect(answer.bytes.starts(with: start.utf8))
        if !file.hasSuffix("/") {
            let name = "ibusuki-2023-\(file)"
            #expect(answer.headers[.contentDisposition] == "inline; filename=\"\(name)\"")
        }
        let again = try await SharedSite.site.get(Self.list + file)
        #expect(again.bytes == answer.bytes)
        let tag = try #require(answer.headers[.eTag])
        let known = try await SharedSite.site.client.get(Self.list + file, headers: [.ifNoneMatch: tag])
        #expect(known.status == .notModified)
        #expect(known.bytes.isEmpty)
        let head = try await SharedSite.site.client.send(.head, Self.list + file)
        #expect(head.status == .ok && head.bytes.isEmpty && head.headers[.eTag] == tag)
    }

    @Test(arguments: [
        ("/plans/ibusuki/2023/documents", "/plans/ibusuki/2023/documents/"),
        ("/plans/ibusuki/R5/documents/", "/plans/ibusuki/2023/documents/"),
        ("/plans/ibusuki/R5/documents?x=1", "/plans/ibusuki/2023/documents/"),
        ("/en/plans/ibusuki/R5/documents/", "/en/plans/ibusuki/2023/documents/"),
        ("/plans/ibusuki/2023/documents/measure-list", "/plans/ibusuki/2023/documents/measure-list/"),
        ("/plans/ibusuki/R5/documents/measure-list.pdf", "/plans/ibusuki/2023/documents/measure-list.pdf"),
        ("/plans/ibusuki/2023/documents/measure-list.pdf/", "/plans/ibusuki/2023/documents/measure-list.pdf"),
    ])
    func `another spelling of an address leads to the one that counts`(path: String, target: String) async throws {
        let answer = try await SharedSite.site.get(path)
        #expect(answer.status.kind == .redirection)
        #expect(answer.headers[.location] == target)
    }

    @Test(arguments: [
        "/plans/ibusuki/2040/documents/", "/plans/nowhere/2023/documents/",
        "/plans/ibusuki/2040/documents/measure-list/",
        "/plans/ibusuki/2023/documents/nothing/", "/plans/ibusuki/2023/documents/nothing.pdf",
        "/plans/ibusuki/2023/documents/measure-list.docx", "/plans/ibusuki/2023/documents/measure-list.html",
        "/plans/ibusuki/2023/documents/measure-list%20/", "/plans/ibusuki/2023/documents/.pdf",
        "/plans/ibusuki/2023/documents/%E8%B3%87%E6%96%99/", "/plans/ibusuki/2023/documents/..%2Fx.pdf",
        "/en/plans/ibusuki/2023/documents/measure-list/",
        "/plans/ibusuki/2023/documents/measure-list/x/",
    ])
    func `what does not exist is a clear 404 page`(path: String) async throws {
        let answer = try await SharedSite.site.get(path)
        #expect(answer.status == .notFound)
    }

    @Test func `a plan without forms has no documents, and no link to any`() async throws {
        let client = InProcessClient(of: try TownPlan().plan())
        let page = try await client.get("/plans/town/2023/")
        #expect(!page.text.contains("/documents/"))
        #expect(try await client.get("/plans/town/2023/documents/").status == .notFound)
    }

    @Test func `a document that cannot be made says why`() async throws {
        var town = TownPlan()
        town.files["document-pack.yaml"] = "title: 一式\nsections: [{title: 資料, include: materials}]\n"
        town.files["meetings.csv"] = "id,year,title\nm1,2023,会議\n"
        town.files["materials.csv"] = "meeting,number,title,document\nm1,1,進捗,missing\n"
        let client = InProcessClient(of: try town.plan())
        for file in ["pack/", "pack.pdf"] {
            let answer = try await client.get("/plans/town/2023/documents/" + file)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("missing"))
        }
    }

    @Test func `documents follow the plan`() async throws {
        let site = try await SampleSite(["ibusuki"])
        let path = "/plans/ibusuki/2023/documents/progress-summary/"
        let before = try await site.get(path).text
        var plan = try SampleSite.plan("ibusuki")
        plan.measures[0].indicators[0].name = "書き直した指標"
        try await site.store.save(plan, by: "test", at: .now, reason: "corrected")
        let after = try await site.get(path).text
        #expect(!before.contains("書き直した指標"))
        #expect(after.contains("書き直した指標"))
    }
}
